namespace PyActors.Samples.TimedService;

/// <summary>How often the memory is looked at.</summary>
internal sealed class WatchOptions
{
    /// <summary>From one look to the next.</summary>
    /// <value>More than zero. Default: 1 s.</value>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(1);
}
