using System.Runtime.CompilerServices;

namespace PyActors;

/// <summary>What specs, and the processes that they start, remember of a Python is none of the user's: it stays beside the assembly.</summary>
internal static class CacheOfTheSpecs
{
    [ModuleInitializer]
    internal static void Use() => Environment.SetEnvironmentVariable("PYACTORS_CACHE", Path.Combine(AppContext.BaseDirectory, "cache"));
}
