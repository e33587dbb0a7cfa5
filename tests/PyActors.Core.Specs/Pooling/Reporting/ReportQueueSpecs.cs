using PyActors.Pooling.Reporting;

namespace PyActors.Core.Specs.Pooling.Reporting;

public sealed class ReportQueueSpecs
{
    [Fact]
    public async Task Queue_should_drop_and_count_what_its_observer_does_not_keep_up_with()
    {
        using var mayGoOn = new ManualResetEventSlim();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var reported = new Reported<InvocationReport>();
        var queue = new ReportQueue<InvocationReport>((report, dropped) =>
        {
            begun.TrySetResult();
            mayGoOn.Wait(TimeSpan.FromSeconds(30));
            reported.Add(report with { DroppedBefore = dropped });
        }, "The observer");
        queue.Add(Report(0));
        await begun.Task.WaitAsync(TimeSpan.FromSeconds(30));

        for (var i = 1; i <= ReportQueue.MostUntold + 5; i++)
            queue.Add(Report(i));
        mayGoOn.Set();

        for (var i = 0; i <= ReportQueue.MostUntold; i++)
        {
            var report = await reported.NextAsync();
            (report.Id, report.DroppedBefore).ShouldBe((i, i == 1 ? 5 : 0));
        }
    }

    private static InvocationReport Report(long id) =>
        new("default", id, "fake:echo", PyFaultKind.Rejected, InvocationStage.Queued, default, DateTimeOffset.UnixEpoch);
}
