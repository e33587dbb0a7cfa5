using PyActors.Discovery;

namespace PyActors.Caching;

/// <summary>Where programs of the user's keep what they could find out again.</summary>
internal static class CacheFolder
{
    /// <summary>The variable that names another folder, or turns it off.</summary>
    public const string Variable = "PYACTORS_CACHE";

    private const string Name = "pyactors";
    private const string Off = "off";

    /// <summary>The folder of this process, made or not; null if the options or the environment turn it off, or name no place of the user's.</summary>
    public static string? Of(PythonOptions options) => options.RememberPython ? In(Surroundings.OfThisProcess) : null;

    /// <summary>Why nothing is kept there, a sentence with what to do; null if it is, as far as can be seen before.</summary>
    public static string? WhyUnused(PythonOptions options) => options.RememberPython ? WhyUnused(Surroundings.OfThisProcess) : "RememberPython is false.";

    /// <inheritdoc cref="WhyUnused(PythonOptions)"/>
    public static string? WhyUnused(Surroundings surroundings)
    {
        if (In(surroundings) is { } folder)
            return KeptFiles.IsBelieved(folder) ? null : $"{folder} is another user's, or others may write to it, so that nothing in it is believed. Make it yours alone, or name another folder ({Variable}).";

        return surroundings.Variable(Variable) switch
        {
            null => $"the environment names no folder of the user's. Name one ({Variable}).",
            Off => $"{Variable} is {Off}.",
            var named => $"{Variable} is '{named}', which is no full path. Write it in full, or write {Off}.",
        };
    }

    /// <summary>The folder, made or not; null if it is turned off, or the environment names no place of the user's.</summary>
    public static string? In(Surroundings surroundings)
    {
        if (surroundings.Variable(Variable) is { } named)
            return Path.IsPathFullyQualified(named) ? named : null;

        if (OperatingSystem.IsWindows())
            return Below(surroundings.Variable("LOCALAPPDATA"), Name);

        var home = surroundings.Variable("HOME");
        return OperatingSystem.IsMacOS()
            ? Below(home, Path.Combine("Library", "Caches", Name))
            : Below(surroundings.Variable("XDG_CACHE_HOME"), Name) ?? Below(home, Path.Combine(".cache", Name));
    }

    // The base directory specification: relative paths are to be ignored.
    private static string? Below(string? folder, string names) =>
        folder is not null && Path.IsPathFullyQualified(folder) ? Path.Combine(folder, names) : null;
}
