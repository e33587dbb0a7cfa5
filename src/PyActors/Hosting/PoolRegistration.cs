namespace PyActors.Hosting;

/// <summary>A pool as the set-up names it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Configure">Sets its options; null for the defaults.</param>
/// <param name="Key">The type it has in the actor registry besides <see cref="PythonPool"/>; null for none.</param>
internal sealed record PoolRegistration(string Name, Action<PoolOptions>? Configure, Type? Key)
{
    public void ApplyTo(PoolOptions options)
    {
        Configure?.Invoke(options);
        options.Name = Name;
    }
}
