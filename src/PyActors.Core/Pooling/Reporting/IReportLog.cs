using System.Diagnostics.Tracing;

namespace PyActors.Pooling.Reporting;

/// <summary>A log that reports are written to. Any thread; never waits.</summary>
internal interface IReportLog
{
    /// <summary>Whether anyone reads what has this level: a report that nobody reads isn't made.</summary>
    bool Wants(EventLevel level);

    void Write(InvocationReport report);
}
