using PyActors.Caching;

namespace PyActors.Discovery;

/// <summary>
/// Finds the Python to embed. The order: the configured one, <c>PYACTORS_PYTHON</c>, <c>PYTHONNET_PYDLL</c>, an active virtual
/// environment, <c>python3</c> and <c>python</c> on the path, then the newest other CPython. One that was configured and can't be
/// used is an error; one that was merely found and can't be used is passed over, an active environment with a word
/// about it (<see cref="PythonInstallation.PassedOver"/>). Any thread; blocks while an executable is asked
/// about itself, each at most once and for a bounded time. What it said is remembered (<see cref="PythonOptions.RememberPython"/>), and
/// it isn't asked again until something has changed that its answer depends on.
/// </summary>
public static class PythonLocator
{
    /// <summary>The oldest version of CPython that can be embedded.</summary>
    public static Version OldestVersion { get; } = new(3, 10);

    /// <summary>The newest version of CPython whose C API this release knows.</summary>
    public static Version NewestVersion { get; } = new(3, 14);

    /// <summary>Finds the Python to embed and looks no further.</summary>
    /// <exception cref="PythonStartException">There is none; the message lists what was tried and says what to set.</exception>
    public static PythonInstallation Locate(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        return Finder(Questioner(options, Asking.IfUnknown)).Locate(options.Python);
    }

    /// <summary>
    /// Finds the Python to embed and has it loaded. Where that fails by what was only remembered, everything is asked and the one
    /// that is found then is loaded: once.
    /// </summary>
    /// <param name="options">Which Python.</param>
    /// <param name="load">Loads it, and holds it against what it said of itself, strictly if told that this was only remembered.</param>
    /// <exception cref="PythonStartException">There is none, or it can't be loaded.</exception>
    internal static PythonInstallation LocateAndLoad(PythonOptions options, Action<PythonInstallation, bool> load)
    {
        var questioner = Questioner(options, Asking.IfUnknown);
        try
        {
            var python = Finder(questioner).Locate(options.Python);
            load(python, questioner.HasRecalled);
            return python;
        }
        catch (PythonStartException) when (questioner.HasRecalled)
        {
            var python = Finder(Questioner(options, Asking.Afresh)).Locate(options.Python);
            load(python, false);
            return python;
        }
    }

    /// <summary>
    /// Finds every Python there is, and says which one <see cref="Locate"/> takes and why, and what is wrong with the others. Each is
    /// asked, whatever is remembered, and what turns out to be remembered wrongly is forgotten.
    /// </summary>
    public static PythonSearch Search(PythonOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var search = Finder(Questioner(options, Asking.ToCompare)).Search(options.Python);
        return CacheFolder.WhyUnused(options) is { } why ? search with { WhyNoMemory = why } : search with { Memory = CacheFolder.Of(options) };
    }

    private static PythonFinder Finder(PythonQuestioner questioner) => new(Surroundings.OfThisProcess, questioner);

    private static PythonQuestioner Questioner(PythonOptions options, Asking asking) => new(Surroundings.OfThisProcess, Memory(options), asking);

    private static AnswerMemory? Memory(PythonOptions options) => CacheFolder.Of(options) is { } folder
        ? new(folder, Surroundings.OfThisProcess)
        : null;
}
