using Microsoft.Extensions.Configuration;
using PyActors.Engines;
using PyActors.Pools;

namespace PyActors.Hosting;

/// <summary>
/// What the Python actors of a program are made from: the engine, which Python, and the pools. Used once, while the program is set
/// up; one thread.
/// </summary>
public sealed class PyActorsBuilder : IPythonEngineChoice
{
    private readonly List<PoolRegistration> _pools = [];
    private Action<PythonOptions> _python = _ => { };
    private Func<IPythonEngine>? _createEngine;
    private PythonRuntime? _runtime;
    private TimeSpan _engineStopTimeout = TimeSpan.FromSeconds(2);
    private TimeProvider _time = TimeProvider.System;

    internal IReadOnlyList<PoolRegistration> Pools => _pools.Count > 0 ? _pools : [new PoolRegistration("default", null, null)];

    internal Action<PythonOptions> Python => _python;

    /// <summary>Chooses the engine, which is started and stopped with the actors.</summary>
    /// <param name="create">Makes it; called once, on the thread that starts it.</param>
    public PyActorsBuilder UseEngine(Func<IPythonEngine> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        (_createEngine, _runtime) = (create, null);
        return this;
    }

    /// <inheritdoc/>
    void IPythonEngineChoice.UseEngine(Func<IPythonEngine> create) => UseEngine(create);

    /// <summary>Uses a Python that runs already, and never stops it: for tests, and for programs with several actor systems.</summary>
    public PyActorsBuilder UseRuntime(PythonRuntime runtime)
    {
        ArgumentNullException.ThrowIfNull(runtime);
        (_createEngine, _runtime) = (null, runtime);
        return this;
    }

    /// <summary>Says which Python, and where its modules are.</summary>
    public PyActorsBuilder WithPython(Action<PythonOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(configure);
        _python += configure;
        return this;
    }

    /// <summary>Reads <see cref="PythonOptions"/> from a section of the configuration.</summary>
    public PyActorsBuilder WithPython(IConfiguration section) => WithPython(section.Bind);

    /// <summary>
    /// Adds a pool. The first one is the default: that of <c>IRequiredActor&lt;PythonPool&gt;</c> and of the
    /// <see cref="IPythonPool"/> that is asked for without a key. If none is added, there is one called <c>default</c>.
    /// </summary>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="configure">Sets its options; null for the defaults.</param>
    public PyActorsBuilder WithPythonPool(string name, Action<PoolOptions>? configure = null) => Add(name, configure, key: null);

    /// <summary>Adds a pool whose options are read from a section of the configuration.</summary>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="section">The section: its keys are the names of the options.</param>
    public PyActorsBuilder WithPythonPool(string name, IConfiguration section) => Add(name, section.Bind, key: null);

    /// <summary>Adds a pool that stands in the actor registry under a type of its own, for <c>IRequiredActor&lt;TKey&gt;</c>.</summary>
    /// <typeparam name="TKey">Any type; it serves as a name.</typeparam>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="configure">Sets its options; null for the defaults.</param>
    public PyActorsBuilder WithPythonPool<TKey>(string name, Action<PoolOptions>? configure = null) =>
        Add(name, configure, typeof(TKey));

    /// <summary>Adds a pool that stands in the actor registry under a type of its own and reads its options from a section.</summary>
    /// <typeparam name="TKey">Any type; it serves as a name.</typeparam>
    /// <param name="name">Its name, other than those of the other pools.</param>
    /// <param name="section">The section: its keys are the names of the options.</param>
    public PyActorsBuilder WithPythonPool<TKey>(string name, IConfiguration section) => Add(name, section.Bind, typeof(TKey));

    /// <summary>How long Python's own threads, and then its <c>atexit</c> handlers, may take when the engine stops.</summary>
    /// <param name="timeout">Zero or more. Without this call: 2 s.</param>
    public PyActorsBuilder WithEngineStopTimeout(TimeSpan timeout)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(timeout, TimeSpan.Zero);
        _engineStopTimeout = timeout;
        return this;
    }

    /// <summary>Takes the time from elsewhere than the system's clock.</summary>
    public PyActorsBuilder WithTimeProvider(TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(time);
        _time = time;
        return this;
    }

    /// <summary>What is wrong with the set-up itself, whatever the options say.</summary>
    internal IEnumerable<string> Faults()
    {
        if (_createEngine is null && _runtime is null)
            yield return "No engine was chosen. Call UseCPython() (from PyActors.CPython) or UsePythonNet() (from PyActors.PythonNet) on the builder.";

        foreach (var twice in Pools.GroupBy(pool => pool.Name, StringComparer.Ordinal).Where(pools => pools.Skip(1).Any()))
            yield return $"The pool '{twice.Key}' was added {twice.Count()} times. Give each pool a name of its own.";

        foreach (var twice in Pools.Where(pool => pool.Key is not null).GroupBy(pool => pool.Key).Where(pools => pools.Skip(1).Any()))
            yield return $"Several pools have the key type {twice.Key}. Give each a type of its own.";
    }

    /// <summary>The settings; <see cref="Faults"/> has found nothing, and the options have been checked.</summary>
    internal PythonActorsSettings Build(PythonOptions python, Func<string, PoolOptions> optionsOf) => new(
        _createEngine,
        _runtime,
        python,
        _engineStopTimeout,
        [.. Pools.Select((pool, place) => new PoolHandle(optionsOf(pool.Name).Copy(), KeysOf(pool, isDefault: place == 0), _time))],
        _time);

    private static Type[] KeysOf(PoolRegistration pool, bool isDefault) =>
        [.. isDefault ? [typeof(PythonPool)] : Type.EmptyTypes, .. pool.Key is { } key ? [key] : Type.EmptyTypes];

    private PyActorsBuilder Add(string name, Action<PoolOptions>? configure, Type? key)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        _pools.Add(new PoolRegistration(name, configure, key));
        return this;
    }
}
