using PyActors.Engines;
using PyActors.Testing.Engines;

namespace PyActors.Host.Mapping;

public sealed class RunSummarySpecs
{
    private readonly MapTally _tally = new();

    [Fact]
    public void Summary_should_tell_count_faults_rate_shares_and_speed_up()
    {
        Add(PyResult.Success(1L, Ran(30, worker: 1)), times: 3);
        Add(Raised("ValueError", Ran(10, worker: 2)));
        Add(PyResult.Failure(new PyFault(PyFaultKind.ArgumentNotConvertible, "no")));

        var lines = RunSummary.Lines(_tally, TimeSpan.FromSeconds(50), Engine("3.13.0", ownGil: true), Pool(PythonIsolation.Auto)).ToList();

        lines.ShouldBe(
        [
            "5 inputs in 50.0 s (0.1/s): 3 values, 2 faults.",
            "Faults: 1 × Raised ValueError, 1 × ArgumentNotConvertible.",
            "Workers: #1 90 % (3), #2 10 % (1).",
            "Parallel speed-up: 2.00 (busy 100.0 s over 50.0 s).",
        ]);
    }

    [Fact]
    public void Summary_should_tell_where_the_run_was_resumed_and_what_is_missing()
    {
        _tally.Resumed = (1200, 1);
        _tally.AddUnreadableFolder();

        var lines = RunSummary.Lines(_tally, TimeSpan.Zero, Engine("3.13.0", ownGil: true), Pool(PythonIsolation.Auto)).ToList();

        lines.ShouldBe(
        [
            "Resumed behind 1,200 lines, of which 1 fault.",
            "0 inputs in 0 ms (0.0/s): 0 values, 0 faults.",
            "1 folder couldn't be listed; their files are missing.",
        ]);
    }

    [Fact]
    public void Summary_should_tell_the_most_frequent_faults_first()
    {
        Add(Raised("ValueError", Ran(1, worker: 1)));
        Add(Raised("KeyError", Ran(1, worker: 1)), times: 2);

        var lines = RunSummary.Lines(_tally, TimeSpan.FromSeconds(1), Engine("3.13.0", ownGil: true), Pool(PythonIsolation.Auto));

        lines.ShouldContain("Faults: 2 × Raised KeyError, 1 × Raised ValueError.");
    }

    [Fact]
    public void Tally_should_be_all_good_only_where_nothing_is_missing_and_nothing_has_failed()
    {
        Add(PyResult.Success(1L));

        _tally.IsAllGood.ShouldBeTrue();
        _tally.AddUnreadableFolder();
        _tally.IsAllGood.ShouldBeFalse();
    }

    [Theory]
    [InlineData("cpython", "3.13.0", true, PythonIsolation.Shared, 2, "--isolation own-gil gives")]
    [InlineData("cpython", "3.11.2", false, PythonIsolation.Auto, 2, "CPython 3.13 or newer gives each worker its own: name one with --python")]
    [InlineData("pythonnet", "3.13.0", false, PythonIsolation.Auto, 2, "--engine cpython gives")]
    [InlineData("pythonnet", "3.11.2", false, PythonIsolation.Shared, 2, "--engine cpython with a CPython 3.13 or newer")]
    [InlineData("cpython", "3.13.0", true, PythonIsolation.Auto, 2, null)]
    [InlineData("cpython", "3.11.2", false, PythonIsolation.Auto, 1, null)]
    public void Advice_should_fit(string engine, string version, bool ownGil, PythonIsolation isolation, int workers, string? advice)
    {
        var given = GilAdvice.For(Engine(version, ownGil, engine), Pool(isolation, workers));

        if (advice is null)
            given.ShouldBeNull();
        else
            given.ShouldNotBeNull().ShouldContain(advice);
    }

    [Theory]
    [InlineData(0.5, "500 ms")]
    [InlineData(12.34, "12.3 s")]
    [InlineData(200, "3 min 20 s")]
    [InlineData(7500, "2 h 5 min")]
    public void Duration_should_be_said_as_people_do(double seconds, string text) =>
        RunSummary.Duration(TimeSpan.FromSeconds(seconds)).ShouldBe(text);

    [Fact]
    public void Tally_should_not_grow_with_the_inputs()
    {
        Add(PyResult.Success(1L, Ran(1, worker: 1)), times: 100_000);
        Add(Raised("KeyError", Ran(1, worker: 2)), times: 100_000);

        _tally.Count.ShouldBe(200_000);
        _tally.Faults.ShouldBe(100_000);
        _tally.FaultsByKind.Count.ShouldBe(1);
        _tally.Workers.Count.ShouldBe(2);
    }

    private static InvocationTiming Ran(double seconds, int worker) => new(TimeSpan.Zero, TimeSpan.FromSeconds(seconds), worker);

    private static PyResult Raised(string type, InvocationTiming timing) =>
        PyResult.Failure(new PyFault(PyFaultKind.Raised, "no") { Error = new PyError(type, "no", $"{type}: no\n") }, timing);

    private static PoolOptions Pool(PythonIsolation isolation, int workers = 2) => new() { Workers = workers, Isolation = isolation };

    private static EngineReport Engine(string version, bool ownGil, string name = "cpython") =>
        new(name, FoundPython.Of(version), ownGil, HasGil: true);

    private void Add(PyResult result, int times = 1)
    {
        for (var i = 0; i < times; i++)
            _tally.Add(result);
    }
}
