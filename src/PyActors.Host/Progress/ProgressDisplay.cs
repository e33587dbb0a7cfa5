using PyActors.Host.Mapping;

namespace PyActors.Host.Progress;

/// <summary>Shows how a run is going, on standard error: a bar on a terminal, plain lines elsewhere.</summary>
internal static class ProgressDisplay
{
    /// <summary>Shows the run until disposed.</summary>
    public static IAsyncDisposable Start(MapJob job, TimeProvider time)
    {
        var progress = new RunProgress(job.Tally, job.Request.Source, time);
        if (Console.IsErrorRedirected)
            return new LineDisplay(progress, Console.Error, time);

        return job.ShowsLines ? progress : new BarDisplay(progress);
    }
}
