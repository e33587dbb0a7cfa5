using Microsoft.Extensions.Logging;

namespace PyActors.Host.Hosting;

/// <summary>The program's own settings, beside those of Python and of the pool.</summary>
internal sealed class HostSettings
{
    /// <summary>What embeds Python.</summary>
    /// <value>A name that is built in. Default: null, the first of these.</value>
    public string? Engine { get; set; }

    /// <summary>What the pool is made of.</summary>
    /// <value>A name that is built in. Default: null, the first of these.</value>
    public string? Backend { get; set; }

    /// <summary>How many inputs of a run may be read and not yet written: how far the others get ahead of a slow one.</summary>
    /// <value>1 to 1,000,000. Default: 1,024.</value>
    public int Window { get; set; } = 1024;

    /// <summary>From which level on the pool's log is written to standard error.</summary>
    /// <value>Default: <see cref="LogLevel.Warning"/>: stuck and lost invocations, and what was left behind.</value>
    public LogLevel LogLevel { get; set; } = LogLevel.Warning;
}
