using System.Text;
using PyActors.Host.Hosting;
using PyActors.Host.Inputs;
using PyActors.Host.Output;
using PyActors.Host.Running;

namespace PyActors.Host.Mapping;

/// <summary>The run alone, with a pool that is made up.</summary>
public sealed class MapRunSpecs
{
    [Fact]
    public async Task Input_whose_call_begins_as_the_run_is_interrupted_should_be_written()
    {
        using var interrupt = new CancellationTokenSource();
        using var written = new MemoryStream();
        using var output = new LineOutput(written, "memory", startsAfresh: true);
        var tally = new MapTally();
        using var run = new MapRun(new InterruptingPool(interrupt), Request(), output, tally, new MapLimits(10, 1, 10, TimeSpan.FromSeconds(30)));

        var isWhole = await run.RunAsync(Inputs().GetEnumerator(), interrupt.Token).WaitAsync(PyActorsCommand.Patience);

        isWhole.ShouldBeFalse();
        tally.Count.ShouldBe(1);
        Encoding.UTF8.GetString(written.ToArray()).ShouldContain("\"first\"");
    }

    private static MapRequest Request() => new() { Callable = "a:b", Source = LineSource.OfStandardInput(isJson: false) };

    private static IEnumerable<MapInput> Inputs() => [MapInput.OfText(1, "first"), MapInput.OfText(2, "second")];

    private sealed class InterruptingPool(CancellationTokenSource interrupt) : IPoolAccess
    {
        public Task<PyResult> InvokeAsync(Invoke invoke, CancellationToken giveUp)
        {
            interrupt.Cancel();
            return Task.FromResult(PyResult.Success("done", default));
        }

        public Task<PoolState> GetStateAsync() => Task.FromResult(PoolState.Ready);
    }
}
