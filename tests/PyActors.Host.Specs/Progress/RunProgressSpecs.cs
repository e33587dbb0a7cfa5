using PyActors.Host.Inputs;
using PyActors.Host.Mapping;
using PyActors.Testing;

namespace PyActors.Host.Progress;

public sealed class RunProgressSpecs
{
    private readonly ManualTime _time = new();
    private readonly MapTally _tally = new();

    [Fact]
    public async Task Line_should_come_every_ten_seconds()
    {
        using var written = new StringWriter { NewLine = "\n" };
        await using var display = new LineDisplay(await CountedAsync(new Source(2000)), written, _time);

        Do(500, faults: 1);
        _time.Advance(TimeSpan.FromSeconds(9));
        written.ToString().ShouldBeEmpty();
        _time.Advance(TimeSpan.FromSeconds(1));
        Do(500, faults: 0);
        _time.Advance(TimeSpan.FromSeconds(10));

        written.ToString().ShouldBe("500 of 2,000 done, 1 fault, 50/s, 30.0 s left\n1,000 of 2,000 done, 1 fault, 50/s, 20.0 s left\n");
    }

    [Fact]
    public async Task Line_should_not_guess_how_many_there_are()
    {
        await using var progress = await CountedAsync(new Source(null));

        Do(30, faults: 0);
        _time.Advance(TimeSpan.FromSeconds(10));

        LineDisplay.Line(progress).ShouldBe("30 done, 0 faults, 3.0/s");
    }

    [Theory]
    [InlineData(45, "500 of 2,000 done, 1 fault, 50/s, 30.0 s left")]
    [InlineData(44, "500 of 2,000 done, 1 fault, 30.0 s left")]
    [InlineData(38, "500 of 2,000 done, 1 fault")]
    [InlineData(5, "500 of 2,000 done, 1 fault")]
    public async Task Line_should_say_what_there_is_room_for(int width, string line)
    {
        await using var progress = await CountedAsync(new Source(2000));

        Do(500, faults: 1);
        _time.Advance(TimeSpan.FromSeconds(10));

        LineDisplay.Line(progress, width).ShouldBe(line);
    }

    [Fact]
    public async Task Progress_should_leave_out_what_an_earlier_run_has_done()
    {
        _tally.Resumed = (900, 0);
        await using var progress = await CountedAsync(new Source(1000));

        progress.Total.ShouldBe(100);
        progress.Remaining.ShouldBeNull();
    }

    [Fact]
    public async Task Progress_should_do_without_a_count_that_fails()
    {
        await using var progress = await CountedAsync(new Source(1000, new IOException("gone")));

        progress.Total.ShouldBeNull();
    }

    private async Task<RunProgress> CountedAsync(Source source)
    {
        var progress = new RunProgress(_tally, source, _time);
        await progress.Counting.WaitAsync(TimeSpan.FromSeconds(30));
        return progress;
    }

    private void Do(int count, int faults)
    {
        for (var i = 0; i < count; i++)
            _tally.Add(i < faults ? PyResult.Failure(new PyFault(PyFaultKind.Raised, "no")) : PyResult.Success(1L));
    }

    private sealed class Source(long? count, Exception? failure = null) : IInputSource
    {
        public string Description => "a spec's inputs";

        public IReadOnlyList<string> Files => [];

        public IEnumerable<MapInput> Read() => [];

        public long? Count(CancellationToken cancellationToken) => failure is null ? count : throw failure;
    }
}
