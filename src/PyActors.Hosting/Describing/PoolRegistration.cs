namespace PyActors.Hosting.Describing;

/// <summary>A pool as the set-up names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Configure">Sets its options; null for the defaults.</param>
/// <param name="Key">In an actor system, the type it has in the registry besides that of the default pool; null for none.</param>
internal sealed record PoolRegistration(string Name, Action<PoolOptions>? Configure, Type? Key)
{
    public void ApplyTo(PoolOptions options)
    {
        Configure?.Invoke(options);
        options.Name = Name;
    }
}
