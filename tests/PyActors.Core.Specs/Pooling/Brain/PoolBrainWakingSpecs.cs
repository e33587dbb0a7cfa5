using PyActors.Pooling.Brain;
using PyActors.Testing.Engines;

namespace PyActors.Core.Specs.Pooling.Brain;

public sealed class PoolBrainWakingSpecs
{
    private static readonly TimeSpan Short = TimeSpan.FromMicroseconds(1);
    private static readonly TimeSpan Long = TimeSpan.FromMicroseconds(50);

    private PoolBrain _brain = new(new PoolOptions { Workers = 2, HandAhead = 0 }, PythonIsolation.OwnGil, processors: 2);
    private TimeSpan _now = TimeSpan.FromSeconds(1);

    [Fact]
    public void Brain_should_let_an_idle_worker_sleep_while_another_ends_short_calls_one_after_the_other()
    {
        Open();
        EndSome(Short);

        Submit();
        Submit().ShouldBeEmpty();
    }

    [Fact]
    public void Brain_should_wake_an_idle_worker_at_the_next_tick_when_the_quick_one_does_not_come_back()
    {
        Open();
        EndSome(Short);
        var busy = Submit().Single().Worker;
        Submit();

        _brain.NextTick.ShouldBeLessThanOrEqualTo(_now + PoolBrain.HoldsOthersUp);
        _now = _brain.NextTick;
        _brain.Tick(_now);

        TakeRuns().Single().Worker.ShouldNotBe(busy);
    }

    [Fact]
    public void Brain_should_wake_an_idle_worker_at_once_when_the_others_take_their_time()
    {
        Open();
        EndSome(Long);

        Submit();
        Submit().ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(PythonIsolation.Shared, 0)]
    [InlineData(PythonIsolation.OwnGil, 1)]
    public void Brain_should_wake_as_many_as_can_run_at_once_and_that_is_one_where_the_GIL_is_shared(PythonIsolation isolation, int woken)
    {
        _brain = new(new PoolOptions { Workers = 2, HandAhead = 0 }, isolation, processors: 8);
        Open();
        EndSome(Short);

        Submit();
        Submit().Count.ShouldBe(woken);
    }

    private void Open()
    {
        _brain.Open(TimeSpan.Zero);
        var workers = new List<PoolWorker>();
        while (_brain.Decisions.TryTake(out var decision))
            workers.Add(decision.Worker!);

        foreach (var worker in workers)
            _brain.WorkerReady(worker, _now);
        TakeRuns().ShouldBeEmpty();
    }

    private void EndSome(TimeSpan each)
    {
        for (var i = 0; i < 20; i++)
        {
            var run = Submit().Single();
            run.Invocation!.TryStart(run.Worker!.Number);
            run.Invocation.TryAnswerRunning(default);
            _now += each;
            _brain.Finished(run.Worker, run.Invocation, _now);
        }
    }

    private List<Decision> Submit()
    {
        _brain.Submit(new SpecInvocation(new Invoke("math:sqrt")), _now);
        return TakeRuns();
    }

    private List<Decision> TakeRuns()
    {
        var runs = new List<Decision>();
        while (_brain.Decisions.TryTake(out var decision))
        {
            if (decision.Kind == DecisionKind.Run)
                runs.Add(decision);
        }

        return runs;
    }
}
