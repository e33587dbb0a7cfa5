using System.Diagnostics.Tracing;
using Akka.Event;
using PyActors.Pooling.Reporting;

namespace PyActors.Pools;

/// <summary>Writes what became of invocations and of the pool itself into the actor system's log. Any thread.</summary>
internal sealed class PoolLog(ILoggingAdapter log) : IReportLog
{
    public bool Wants(EventLevel level) => log.IsEnabled(LevelOf(level));

    public void Write(EventLevel level, object report) => log.Log(LevelOf(level), "{0}", [report]);

    private static LogLevel LevelOf(EventLevel level) => level switch
    {
        EventLevel.Error => LogLevel.ErrorLevel,
        EventLevel.Warning => LogLevel.WarningLevel,
        EventLevel.Informational => LogLevel.InfoLevel,
        _ => LogLevel.DebugLevel,
    };
}
