using System.Diagnostics.Tracing;
using Akka.Event;
using PyActors.Pooling.Reporting;

namespace PyActors.Pools;

/// <summary>Writes what became of invocations into the actor system's log. Any thread.</summary>
internal sealed class PoolLog(ILoggingAdapter log) : IReportLog
{
    public bool Wants(EventLevel level) => log.IsEnabled(LevelOf(level));

    public void Write(InvocationReport report) => log.Log(LevelOf(report.Level), "{0}", [report]);

    private static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Warning => LogLevel.WarningLevel,
        EventLevel.Informational => LogLevel.InfoLevel,
        _ => LogLevel.DebugLevel,
    };
}
