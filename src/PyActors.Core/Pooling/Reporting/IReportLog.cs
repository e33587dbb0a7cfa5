using System.Diagnostics.Tracing;

namespace PyActors.Pooling.Reporting;

/// <summary>A log that reports are written to. Any thread; never waits.</summary>
internal interface IReportLog
{
    /// <summary>Whether anyone reads what has this level: a report that nobody reads isn't made.</summary>
    bool Wants(EventLevel level);

    /// <param name="level">How much it matters.</param>
    /// <param name="report">An <see cref="InvocationReport"/> or a <see cref="PoolStateReport"/>: its text is the log line.</param>
    void Write(EventLevel level, object report);
}
