using System.Runtime.CompilerServices;
using PyActors.AheadOfTime;

namespace PyActors.Core.Specs.AheadOfTime;

public sealed class AheadTaskBuilderSpecs
{
    private static readonly AsyncLocal<string?> Local = new();

    [Fact]
    public async Task Method_should_have_ended_when_it_never_waited()
    {
        var task = AddAsync(Task.FromResult(1), Task.FromResult(2));

        task.IsCompletedSuccessfully.ShouldBeTrue();
        (await task).ShouldBe(3);
    }

    [Fact]
    public async Task Method_should_go_on_where_it_waited_as_often_as_it_does()
    {
        var (first, second) = (new TaskCompletionSource<int>(), new TaskCompletionSource<int>());
        var task = AddAsync(first.Task, second.Task);

        first.SetResult(1);
        task.IsCompleted.ShouldBeFalse();
        second.SetResult(2);

        (await task).ShouldBe(3);
    }

    [Fact]
    public async Task Method_should_fail_with_the_exception_itself_before_and_after_it_waited()
    {
        var problem = new InvalidOperationException("so it is");
        var late = new TaskCompletionSource<int>();
        var task = AddAsync(late.Task, Task.FromResult(2));

        late.SetException(problem);

        (await Should.ThrowAsync<InvalidOperationException>(task)).ShouldBeSameAs(problem);
        (await Should.ThrowAsync<InvalidOperationException>(AddAsync(Task.FromException<int>(problem), Task.FromResult(2)))).ShouldBeSameAs(problem);
    }

    [Fact]
    public void Method_should_be_cancelled_by_a_cancelled_task()
    {
        var cancelled = new TaskCompletionSource<int>();
        var task = AddAsync(Task.FromResult(1), cancelled.Task);

        cancelled.SetCanceled(new CancellationToken(canceled: true));

        task.IsCanceled.ShouldBeTrue();
    }

    [Fact]
    public async Task Method_should_see_its_callers_context_after_it_waited_and_keep_its_own_to_itself()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        Local.Value = "caller's";
        var task = ReadLocalAsync(gate.Task);

        Local.Value.ShouldBe("caller's");
        Local.Value = "changed";
        gate.SetResult();

        (await task).ShouldBe("caller's, then method's");
    }

    [Fact]
    public async Task Method_should_go_on_where_contexts_dont_flow()
    {
        var gate = new TaskCompletionSource<int>();
        Task<int> task;
        using (ExecutionContext.SuppressFlow())
            task = AddAsync(gate.Task, Task.FromResult(2));

        gate.SetResult(1);

        (await task).ShouldBe(3);
    }

    [AsyncMethodBuilder(typeof(AheadTaskBuilder<>))]
    private static async Task<int> AddAsync(Task<int> first, Task<int> second) => await first + await second;

    [AsyncMethodBuilder(typeof(AheadTaskBuilder<>))]
    private static async Task<string> ReadLocalAsync(Task gate)
    {
        var before = Local.Value;
        Local.Value = "method's";
        await gate;
        return $"{before}, then {Local.Value}";
    }
}
