using Akka.Dispatch;
using PyActors.Dispatching;

namespace PyActors.Specs.Dispatching;

public sealed class SharedTurnsSpecs
{
    private readonly SharedTurns _turns = new() { AreShared = true };
    private int _runs;

    [Fact]
    public void Turn_should_not_be_left_where_turns_are_not_shared()
    {
        _turns.AreShared = false;

        _turns.TryLeave(CountedTurn(), out var isWaitedFor).ShouldBeFalse();

        isWaitedFor.ShouldBeFalse();
        _turns.IsThere.ShouldBeFalse();
    }

    [Fact]
    public void Turn_that_nobody_waits_for_should_be_run_once_by_the_dispatcher()
    {
        _turns.TryLeave(CountedTurn(), out var isWaitedFor).ShouldBeTrue();

        _turns.Run();
        _turns.Run();

        isWaitedFor.ShouldBeFalse();
        _runs.ShouldBe(1);
    }

    [Fact]
    public void Turn_should_be_taken_by_who_comes_before_the_dispatcher_does()
    {
        _turns.TryLeave(CountedTurn(), out _);

        _turns.BeginWait();
        _turns.EndWait().ShouldBeTrue();
        _turns.Run();

        _runs.ShouldBe(1);
    }

    [Fact]
    public void Turn_should_be_for_who_waits_and_run_on_that_thread()
    {
        var isOnTaker = false;
        _turns.BeginWait();

        _turns.TryLeave(new Turn(() => isOnTaker = _turns.IsOnTaker), out var isWaitedFor).ShouldBeTrue();

        isWaitedFor.ShouldBeTrue();
        _turns.EndWait().ShouldBeTrue();
        isOnTaker.ShouldBeTrue();
        Elsewhere(() => _turns.IsOnTaker).ShouldBeFalse();
    }

    [Fact]
    public void Wait_in_vain_should_run_nothing_and_be_over()
    {
        _turns.BeginWait();
        _turns.EndWait().ShouldBeFalse();

        _turns.TryLeave(CountedTurn(), out var isWaitedFor).ShouldBeTrue();
        isWaitedFor.ShouldBeFalse();
    }

    [Fact]
    public void Second_turn_should_not_be_left_beside_the_first()
    {
        _turns.TryLeave(CountedTurn(), out _).ShouldBeTrue();

        _turns.TryLeave(CountedTurn(), out var isWaitedFor).ShouldBeFalse();

        isWaitedFor.ShouldBeFalse();
    }

    // As a mailbox does it, the end of a turn asks for the next one.
    [Fact]
    public void Every_turn_should_be_run_once_and_none_beside_another_whoever_waits_meanwhile()
    {
        const int Turns = 200_000;
        using var isDone = new ManualResetEventSlim();
        var (inside, overlaps, taken) = (0, 0, 0);
        Turn turn = null!;
        turn = new Turn(() =>
        {
            overlaps += Interlocked.Increment(ref inside) - 1;
            var isLast = ++_runs == Turns;
            taken += _turns.IsOnTaker ? 1 : 0;
            Interlocked.Decrement(ref inside);
            if (isLast)
                isDone.Set();
            else
                Ask(turn);
        });
        var waiters = Enumerable.Range(0, 2).Select(_ => new Thread(() =>
        {
            while (!isDone.IsSet)
            {
                _turns.BeginWait();
                for (var i = 0; i < 10 && !_turns.IsThere; i++)
                    Thread.SpinWait(5);

                _turns.EndWait();
            }
        })).ToList();

        waiters.ForEach(static waiter => waiter.Start());
        Ask(turn);

        isDone.Wait(TimeSpan.FromSeconds(60)).ShouldBeTrue($"{Volatile.Read(ref _runs)} of {Turns} turns were run.");
        waiters.ForEach(static waiter => waiter.Join());
        (_runs, overlaps, inside).ShouldBe((Turns, 0, 0));
        taken.ShouldBeGreaterThan(0);
        _turns.IsThere.ShouldBeFalse();
    }

    private void Ask(Turn turn)
    {
        if (!_turns.TryLeave(turn, out var isWaitedFor))
            throw new InvalidOperationException("There is another turn.");
        if (!isWaitedFor)
            ThreadPool.UnsafeQueueUserWorkItem(_turns, preferLocal: false);
    }

    private static bool Elsewhere(Func<bool> look)
    {
        var seen = false;
        var thread = new Thread(() => seen = look());
        thread.Start();
        thread.Join();
        return seen;
    }

    private Turn CountedTurn() => new(() => _runs++);

    private sealed class Turn(Action run) : IRunnable
    {
        public void Run() => run();

        public void Execute() => run();
    }
}
