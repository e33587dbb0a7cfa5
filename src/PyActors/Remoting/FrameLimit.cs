using Akka.Actor;
using Akka.Configuration;

namespace PyActors.Remoting;

/// <summary>
/// How large a message to another node may be. Akka.Remote logs and drops larger ones where they are sent, and their askers would get no
/// answer. Any thread.
/// </summary>
/// <param name="system">The actor system.</param>
internal sealed class FrameLimit(ExtendedActorSystem system)
{
    private const string Setting = "maximum-frame-size";

    // The paths of sender and recipient, the manifest and what else goes into a frame with the message: less than 200 bytes, and what names of
    // a program's own add. Who serialises isn't told of the paths.
    private const int Envelope = 1024;

    private readonly Lazy<(long Bytes, string? Setting)> _limit = new(() => Read(system.Settings.Config));

    /// <summary>How many bytes of a message have room where it is about to go: to another node, or nowhere.</summary>
    public long Room => IsSending ? _limit.Value.Bytes - Envelope : long.MaxValue;

    /// <summary>Why there is no room for a message to another node.</summary>
    /// <param name="bytes">How many bytes it takes.</param>
    public string WhyNoRoomFor(long bytes)
    {
        var (most, setting) = _limit.Value;
        return $"the message takes {bytes:N0} bytes, and one to another node may take {most - Envelope:N0}; raise {setting} on both nodes, or send less at once";
    }

    // Who serialises for other reasons, to keep a message in a journal, say, has all of it.
    private static bool IsSending =>
        ActorCell.GetCurrentSelfOrNoSender() is { } writer && writer.Path.ToStringWithoutAddress().StartsWith("/system/endpointManager/", StringComparison.Ordinal);

    // Which transport it will be isn't known here.
    private static (long Bytes, string? Setting) Read(Config config)
    {
        var limits = config.GetStringList("akka.remote.enabled-transports", [])
            .Select(transport => $"{transport}.{Setting}")
            .Select(setting => (Bytes: config.GetByteSize(setting), Setting: (string?)setting))
            .ToArray();
        return limits.Length == 0 || Array.Exists(limits, static limit => limit.Bytes is not > 0)
            ? (long.MaxValue, null)
            : limits.Select(static limit => (limit.Bytes!.Value, limit.Setting)).MaxBy(static limit => limit.Value);
    }
}
