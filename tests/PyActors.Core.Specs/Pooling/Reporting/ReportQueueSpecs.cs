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

    [Fact]
    public async Task Queue_should_have_its_whole_room_again_once_its_observer_has_caught_up()
    {
        using var mayGoOn = new SemaphoreSlim(0);
        using var begun = new SemaphoreSlim(0);
        var reported = new Reported<InvocationReport>();
        var queue = new ReportQueue<InvocationReport>((report, dropped) =>
        {
            if (report.Id == 0)
            {
                begun.Release();
                mayGoOn.Wait(TimeSpan.FromSeconds(30)).ShouldBeTrue();
            }

            reported.Add(report with { DroppedBefore = dropped });
        }, "The observer");

        // The second time, nothing is left of what was dropped the first time.
        foreach (var surplus in (int[])[5, 0])
        {
            queue.Add(Report(0));
            (await begun.WaitAsync(TimeSpan.FromSeconds(30))).ShouldBeTrue();
            for (var i = 1; i <= ReportQueue.MostUntold + surplus; i++)
                queue.Add(Report(i));
            mayGoOn.Release();

            for (var i = 0; i <= ReportQueue.MostUntold; i++)
                (await reported.NextAsync()).DroppedBefore.ShouldBe(i == 1 ? surplus : 0);
        }
    }

    private static InvocationReport Report(long id) =>
        new("default", id, "fake:echo", PyFaultKind.Rejected, InvocationStage.Queued, default, DateTimeOffset.UnixEpoch);
}
