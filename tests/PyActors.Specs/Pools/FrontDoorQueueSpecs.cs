using System.Collections.Concurrent;
using Akka.Actor;
using Akka.Event;
using PyActors.Pooling.Reporting;
using PyActors.Pools;
using Xunit.Abstractions;

namespace PyActors.Specs.Pools;

public sealed class FrontDoorQueueSpecs(ITestOutputHelper output) : PythonSpecs(output)
{
    [Fact]
    public void What_workers_say_should_be_read_before_work_that_came_earlier()
    {
        var (queue, work) = (new FrontDoorQueue(), new Invoke("fake:work"));
        foreach (var message in (object[])[work, PoolTick.Instance])
            queue.Enqueue(TestActor, new Envelope(message, TestActor, Sys));

        var read = new List<object>();
        while (queue.TryDequeue(out var envelope))
            read.Add(envelope.Message);

        read.ShouldBe([PoolTick.Instance, work]);
    }

    [Fact]
    public async Task What_is_left_when_the_door_has_closed_should_be_answered_reported_and_counted_once()
    {
        var reported = new ConcurrentQueue<InvocationReport>();
        var watch = new PoolWatch(new PoolOptions { OnUnfinished = reported.Enqueue }, Time);
        var queue = new FrontDoorQueue { Watch = watch };
        var (answered, call) = (new PoolCall(new Invoke("fake:answered"), TestActor), new PoolCall(new Invoke("fake:call"), TestActor));
        answered.Answer(PyResult.Success(1L));
        foreach (var message in (object[])[answered, call, new Invoke("fake:invoke"), InvokeBatch.Of("fake:batch", [1, 2, 3])])
            queue.Enqueue(TestActor, new Envelope(message, TestActor, Sys));

        queue.CleanUp(TestActor, Sys.Mailboxes.DeadLetterMailbox.MessageQueue);

        (await call.Task.WaitAsync(Bound)).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await ExpectReplyAsync()).Fault.ShouldNotBeNull().Kind.ShouldBe(PyFaultKind.Unavailable);
        (await ExpectMsgAsync<PyResults>(Bound)).Select(static result => result.Fault?.Kind).ShouldBe(Enumerable.Repeat<PyFaultKind?>(PyFaultKind.Unavailable, 3));
        await EventuallyAsync(() => Task.FromResult(reported.Count >= 2));
        reported.Select(static report => report.Callable.ToString()).ShouldBe(["fake:call", "fake:invoke"]);
        watch.Inputs.Faults()[PyFaultKind.Unavailable].ShouldBe(3);
        queue.HasMessages.ShouldBeFalse();
    }

    [Fact]
    public async Task What_nobody_is_owed_an_answer_to_should_be_a_dead_letter_unless_it_is_about_the_pool_itself()
    {
        var queue = new FrontDoorQueue();
        foreach (var message in (object[])[PoolTick.Instance, new CancelCall(new PoolCall(new Invoke("fake:call"), TestActor)), "lost"])
            queue.Enqueue(TestActor, new Envelope(message, TestActor, Sys));
        Sys.EventStream.Subscribe<DeadLetter>(TestActor);

        queue.CleanUp(TestActor, Sys.Mailboxes.DeadLetterMailbox.MessageQueue);

        (await ExpectMsgAsync<DeadLetter>(Bound)).Message.ShouldBe("lost");
    }
}
