using System.Collections.Concurrent;
using PyActors.Testing;

namespace PyActors.Core.Specs.Pooling.Embedded;

/// <summary>One thread at a time talks to the brain. Who finds another there goes on, and what it came with is taken in all the same.</summary>
public sealed class EmbeddedTurnSpecs : IAsyncLifetime, IDisposable
{
    private const int HandAhead = 8;

    private readonly HeldTimers _timers = new();
    private readonly FakeEngine _engine = new();
    private EmbeddedPythonPool _pool = null!;

    public async Task InitializeAsync() =>
        _pool = await EmbeddedPythonPool.StartAsync(_engine, new PoolOptions { Workers = 1, HandAhead = HandAhead }, time: _timers).WaitAsync(EmbeddedPoolRig.Bound);

    public async Task DisposeAsync()
    {
        _timers.LetGo();
        await _pool.DisposeAsync();
        _engine.ShouldHaveBeenObeyed();
    }

    public void Dispose() => _timers.Dispose();

    [Fact]
    public async Task Caller_should_not_wait_for_another_ones_turn()
    {
        var other = await HoldTheTurnAsync();

        var asked = await Task.Run(() => Task.FromResult(_pool.InvokeAsync("fake:echo", 2))).WaitAsync(EmbeddedPoolRig.Bound);
        var wasAnswered = asked.IsCompleted;
        _timers.LetGo();

        wasAnswered.ShouldBeFalse();
        (await asked.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe(2);
        (await other.WaitAsync(EmbeddedPoolRig.Bound)).Value.ShouldBe(1);
    }

    [Fact]
    public async Task Callers_who_did_not_wait_should_be_served_in_the_order_of_their_coming()
    {
        var ran = new List<int>();
        _engine.Define("fake:note", call =>
        {
            ran.Add((int)call.Arguments[0]!);
            return null;
        });
        await HoldTheTurnAsync();

        var asked = await Task.Run(() => Task.FromResult(Enumerable.Range(0, 100).Select(i => _pool.InvokeAsync("fake:note", i)).ToArray())).WaitAsync(EmbeddedPoolRig.Bound);
        _timers.LetGo();

        await Task.WhenAll(asked).WaitAsync(EmbeddedPoolRig.Bound);
        ran.ShouldBe(Enumerable.Range(0, 100));
    }

    [Fact]
    public async Task Callers_who_give_up_at_once_should_be_heard_however_many_ask_at_the_same_time()
    {
        const int Callers = 6;
        const int Times = 40_000;
        using var gate = _engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var running = _pool.InvokeAsync("fake:gate");
        await gate.EnteredAsync();
        var deaf = new ConcurrentQueue<Task<PyResult>>();

        var callers = Enumerable.Range(0, Callers).Select(_ => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; i < Times; i++)
                {
                    using var cancelling = new CancellationTokenSource();
                    var asked = _pool.InvokeAsync(new Invoke("fake:echo", i), cancelling.Token);
                    cancelling.Cancel();
                    if (!asked.IsCompleted)
                        deaf.Enqueue(asked);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default));
        await Task.WhenAll(callers).WaitAsync(EmbeddedPoolRig.Bound);
        var unheard = deaf.Count(static asked => !asked.IsCompleted);

        gate.Open();
        (await running.WaitAsync(EmbeddedPoolRig.Bound)).IsSuccess.ShouldBeTrue();
        unheard.ShouldBe(0);
    }

    [Fact]
    public async Task Caller_who_did_not_wait_should_be_able_to_give_up()
    {
        await HoldTheTurnAsync();
        using var cancelling = new CancellationTokenSource();
        using var gate = _engine.DefineGate("fake:gate", static (call, gate) => call.Wait(gate));
        var asked = await Task.Run(() => Task.FromResult(_pool.InvokeAsync(new Invoke("fake:gate"), cancelling.Token))).WaitAsync(EmbeddedPoolRig.Bound);

        var givingUp = cancelling.CancelAsync();
        _timers.LetGo();

        await givingUp.WaitAsync(EmbeddedPoolRig.Bound);
        (await asked.WaitAsync(EmbeddedPoolRig.Bound)).Fault!.Kind.ShouldBe(PyFaultKind.Cancelled);
    }

    [Fact]
    public async Task Busy_worker_should_run_all_that_it_was_handed_while_another_has_the_turn()
    {
        using var first = _engine.DefineGate("fake:first", static (call, gate) => call.Wait(gate));
        using var second = _engine.DefineGate("fake:second", static (call, gate) => call.Wait(gate));
        var begun = _pool.InvokeAsync("fake:first");
        var queued = _pool.InvokeAsync("fake:second");
        var ahead = Enumerable.Range(0, HandAhead).Select(i => _pool.InvokeAsync("fake:echo", i)).ToArray();
        await first.EnteredAsync();
        // It tells of the first and is handed the rest.
        first.Open();
        await begun;
        await second.EnteredAsync();
        var other = await HoldTheTurnAsync();

        second.Open();

        (await Task.WhenAll(ahead).WaitAsync(EmbeddedPoolRig.Bound)).Select(result => result.Value).ShouldBe(Enumerable.Range(0, HandAhead).Cast<object?>());
        other.IsCompleted.ShouldBeFalse();
        _timers.LetGo();
        await Task.WhenAll(queued, other).WaitAsync(EmbeddedPoolRig.Bound);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 32)]
    [InlineData(3, 8)]
    public async Task Callers_on_many_threads_should_each_get_every_outcome(int workers, int handAhead)
    {
        const int Callers = 6, Calls = 4_000;
        var options = new PoolOptions { Workers = workers, HandAhead = handAhead, QueueCapacity = Callers * Calls };
        await using var pool = await EmbeddedPythonPool.StartAsync(new FakeEngine(), options).WaitAsync(EmbeddedPoolRig.Bound);

        await ShouldAnswerEachAsync(pool, Callers, Calls);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(1, 6)]
    [InlineData(2, 14)]
    public async Task Every_end_should_be_heard_while_others_look_at_a_full_pool(int workers, int handAhead)
    {
        const int Callers = 4, Calls = 20_000;
        var options = new PoolOptions { Workers = workers, HandAhead = handAhead, QueueCapacity = 40, WaitForRoom = TimeSpan.FromMinutes(1), MaxWaitingForRoom = Callers * Calls };
        await using var pool = await EmbeddedPythonPool.StartAsync(new FakeEngine(), options).WaitAsync(EmbeddedPoolRig.Bound);
        using var ended = new CancellationTokenSource();
        var looking = Task.Run(() =>
        {
            while (!ended.IsCancellationRequested)
                pool.Status.Workers.ShouldBeLessThanOrEqualTo(workers);
        });

        try
        {
            await ShouldAnswerEachAsync(pool, Callers, Calls);
        }
        finally
        {
            await ended.CancelAsync();
        }

        await looking;
    }

    private static async Task ShouldAnswerEachAsync(EmbeddedPythonPool pool, int callers, int calls)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, callers).Select(caller => Task.Run(() => AskAsync(pool, caller * calls, calls)))).WaitAsync(EmbeddedPoolRig.Bound);

        answers.SelectMany(answer => answer).ShouldBe(Enumerable.Range(0, callers * calls).Cast<object?>());
        pool.Status.Succeeded.ShouldBe(callers * calls);
    }

    private static async Task<object?[]> AskAsync(EmbeddedPythonPool pool, int from, int count)
    {
        var results = await Task.WhenAll(Enumerable.Range(from, count).Select(i => pool.InvokeAsync("fake:echo", i)));
        return [.. results.Select(result => result.Value)];
    }

    // A turn ends with the timer, if something is due: here a deadline.
    private async Task<Task<PyResult>> HoldTheTurnAsync()
    {
        _timers.Hold();
        var holding = Task.Run(() => _pool.InvokeAsync(new Invoke("fake:echo", 1) { Timeout = TimeSpan.FromMinutes(1) }));
        await _timers.HeldAsync();
        return holding;
    }

    /// <summary>The system's clock, whose timers can't be set while they are held.</summary>
    private sealed class HeldTimers : TimeProvider, IDisposable
    {
        private readonly ManualResetEventSlim _free = new(initialState: true);
        private readonly SemaphoreSlim _held = new(0);

        public void Hold() => _free.Reset();

        public void LetGo() => _free.Set();

        public void Dispose()
        {
            _free.Dispose();
            _held.Dispose();
        }

        public async Task HeldAsync() => (await _held.WaitAsync(EmbeddedPoolRig.Bound)).ShouldBeTrue("Nobody set a timer.");

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) =>
            new Timer(this, System.CreateTimer(callback, state, dueTime, period));

        private sealed class Timer(HeldTimers timers, ITimer timer) : ITimer
        {
            public bool Change(TimeSpan dueTime, TimeSpan period)
            {
                if (!timers._free.IsSet)
                {
                    timers._held.Release();
                    timers._free.Wait();
                }

                return timer.Change(dueTime, period);
            }

            public void Dispose() => timer.Dispose();

            public ValueTask DisposeAsync() => timer.DisposeAsync();
        }
    }
}
