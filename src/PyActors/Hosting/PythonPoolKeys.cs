using Microsoft.Extensions.Configuration;

namespace PyActors.Hosting;

/// <summary>
/// Pools that have a type of their own in the actor registry. Where there is none, as with <see cref="PythonPoolsServices.AddPythonPools"/>, the
/// type is ignored: ask for such a pool by its name.
/// </summary>
public static class PythonPoolKeys
{
    /// <summary>Adds a pool that stands in the actor registry under a type of its own, for <c>IRequiredActor&lt;TKey&gt;</c>.</summary>
    /// <typeparam name="TKey">Any type; it serves as a name.</typeparam>
    /// <param name="python">What the pools are made from.</param>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="configure">Sets its options; null for the defaults.</param>
    public static PyActorsBuilder WithPythonPool<TKey>(this PyActorsBuilder python, string name, Action<PoolOptions>? configure = null)
    {
        ArgumentNullException.ThrowIfNull(python);
        return python.Add(name, configure, typeof(TKey));
    }

    /// <summary>Adds a pool that stands in the actor registry under a type of its own and reads its options from a section.</summary>
    /// <typeparam name="TKey">Any type; it serves as a name.</typeparam>
    /// <param name="python">What the pools are made from.</param>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="section">The section: its keys are the names of the options.</param>
    public static PyActorsBuilder WithPythonPool<TKey>(this PyActorsBuilder python, string name, IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(python);
        return python.Add(name, section, typeof(TKey));
    }
}
