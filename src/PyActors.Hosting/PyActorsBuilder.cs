using Microsoft.Extensions.Configuration;
using PyActors.Engines;
using PyActors.Hosting.Describing;

namespace PyActors.Hosting;

/// <summary>
/// What the Python pools of a program are made from, in an actor system or without one: the engine, which Python, and the pools. Used
/// once, while the program is set up; one thread.
/// </summary>
public sealed class PyActorsBuilder : IPythonEngineChoice
{
    private readonly List<PoolRegistration> _pools = [];
    private readonly List<(IConfiguration Section, object Options)> _sections = [];
    private Action<PythonOptions> _python = _ => { };

    internal IReadOnlyList<PoolRegistration> Pools => _pools.Count > 0 ? _pools : [new PoolRegistration("default", null, null)];

    internal Action<PythonOptions> Python => _python;

    /// <summary>Makes the engine that is started and stopped with the pools; null if a running Python was given, or nothing chosen.</summary>
    internal Func<IPythonEngine>? CreateEngine { get; private set; }

    /// <summary>A Python that runs already and is never stopped here; null if an engine is made.</summary>
    internal PythonRuntime? Runtime { get; private set; }

    internal TimeSpan EngineStopTimeout { get; private set; } = TimeSpan.FromSeconds(2);

    internal TimeProvider Time { get; private set; } = TimeProvider.System;

    /// <summary>Chooses the engine, which is started and stopped with the pools.</summary>
    /// <param name="create">Makes it; called once, when Python is about to be started.</param>
    public PyActorsBuilder UseEngine(Func<IPythonEngine> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        (CreateEngine, Runtime) = (create, null);
        return this;
    }

    /// <inheritdoc/>
    void IPythonEngineChoice.UseEngine(Func<IPythonEngine> create) => UseEngine(create);

    /// <summary>Uses a Python that runs already, and never stops it: for tests, and for programs with several hosts or actor systems.</summary>
    public PyActorsBuilder UseRuntime(PythonRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        (CreateEngine, Runtime) = (null, runtime);
        return this;
    }

    /// <summary>Says which Python, and where its modules are.</summary>
    public PyActorsBuilder WithPython(Action<PythonOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _python += configure;
        return this;
    }

    /// <summary>
    /// Reads <see cref="PythonOptions"/> from a section of the configuration. A setting that there isn't keeps the host from starting; a section
    /// that there isn't sets nothing, unless it was read by <c>GetRequiredSection</c>.
    /// </summary>
    public PyActorsBuilder WithPython(IConfiguration section)
    {
        ArgumentNullException.ThrowIfNull(section);
        _sections.Add((section, new PythonOptions()));
        return WithPython(SectionBinding.Of<PythonOptions>(section));
    }

    /// <summary>
    /// Adds a pool. The first one is the default: that of the <see cref="IPythonPool"/> that is asked for without a key, and in an actor
    /// system of <c>IRequiredActor&lt;PythonPool&gt;</c>. If none is added, there is one called <c>default</c>.
    /// </summary>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="configure">Sets its options; null for the defaults.</param>
    public PyActorsBuilder WithPythonPool(string name, Action<PoolOptions>? configure = null) => Add(name, configure, key: null);

    /// <summary>
    /// Adds a pool whose options are read from a section of the configuration. A setting that there isn't keeps the host from starting; a
    /// section that there isn't sets nothing, unless it was read by <c>GetRequiredSection</c>.
    /// </summary>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="section">The section: its keys are the names of the options.</param>
    public PyActorsBuilder WithPythonPool(string name, IConfiguration section) => Add(name, section, key: null);

    /// <summary>How long Python's own threads, and then its <c>atexit</c> handlers, may take when the engine stops.</summary>
    /// <param name="timeout">0 to 1 day. Without this call: 2 s.</param>
    /// <exception cref="ArgumentOutOfRangeException">It is less than 0 or more than 1 day.</exception>
    public PyActorsBuilder WithEngineStopTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(timeout, PythonRuntime.LongestStop);
        EngineStopTimeout = timeout;
        return this;
    }

    /// <summary>Uses another clock than the system's for deadlines, timers and times in reports: for tests.</summary>
    public PyActorsBuilder WithTimeProvider(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        Time = time;
        return this;
    }

    /// <summary>What is wrong with the set-up itself, whatever the options say.</summary>
    internal IEnumerable<string> Faults()
    {
        if (CreateEngine is null && Runtime is null)
            yield return "No engine was chosen. Call UseCPython() (from PyActors.CPython) or UsePythonNet() (from PyActors.PythonNet) on the builder.";

        foreach (var unknown in _sections.SelectMany(read => UnknownSettings.Of(read.Section, read.Options)))
            yield return unknown;

        foreach (var twice in Pools.GroupBy(pool => pool.Name, StringComparer.Ordinal).Where(pools => pools.Skip(1).Any()))
            yield return $"The pool '{twice.Key}' was added {twice.Count()} times. Give each pool a name of its own.";

        foreach (var twice in Pools.Where(pool => pool.Key is not null).GroupBy(pool => pool.Key).Where(pools => pools.Skip(1).Any()))
            yield return $"Several pools have the key type {twice.Key}. Give each a type of its own.";
    }

    internal PyActorsBuilder Add(string name, IConfiguration section, Type? key)
    {
        ArgumentNullException.ThrowIfNull(section);
        _sections.Add((section, new PoolOptions()));
        return Add(name, SectionBinding.Of<PoolOptions>(section), key);
    }

    internal PyActorsBuilder Add(string name, Action<PoolOptions>? configure, Type? key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _pools.Add(new PoolRegistration(name, configure, key));
        return this;
    }
}
