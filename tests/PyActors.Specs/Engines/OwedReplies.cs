using System.Globalization;
using Akka.Actor;
using PyActors.Testing;

namespace PyActors.Specs.Engines;

/// <summary>
/// Sends Invokes as an actor does, some hundreds at a time, and holds each reply against what is still owed: a second reply is owed no
/// more, which an Ask would never hear of. Reply to <see cref="Report"/>: how many came, and the first that was wrong.
/// </summary>
internal sealed class OwedReplies : UntypedActor
{
    private const int InFlight = 256;

    private readonly HashSet<long> _owed = [];
    private readonly IActorRef _frontDoor;
    private readonly long _count;
    private readonly TaskCompletionSource _all;
    private long _sent;
    private long _came;
    private string? _wrong;

    public OwedReplies(IActorRef frontDoor, long count, TaskCompletionSource all) => (_frontDoor, _count, _all) = (frontDoor, count, all);

    /// <summary>Asks how it stands.</summary>
    public static object Report { get; } = new();

    protected override void PreStart()
    {
        for (var i = 0; i < InFlight; i++)
            SendNext();
    }

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case PyResult reply:
                Hold(reply);
                break;
            case var report when ReferenceEquals(report, Report):
                Sender.Tell((_came, _wrong));
                break;
            default:
                Unhandled(message);
                break;
        }
    }

    // One in ten raises, with its number as the message; the others give a root, which is the number's alone.
    private void SendNext()
    {
        if (_sent == _count)
            return;

        var number = ++_sent;
        _owed.Add(number);
        _frontDoor.Tell(number % 10 == 0
            ? new Invoke("actor_jobs:fail", number.ToString(CultureInfo.InvariantCulture))
            : new Invoke("math:sqrt", (double)number));
    }

    private void Hold(PyResult reply)
    {
        _came++;
        if (!IsRight(reply))
            _wrong ??= $"reply {_came}: {(object?)reply.Fault ?? reply.Value}";
        if (_came == _count)
            _all.TrySetResult();

        SendNext();
    }

    private bool IsRight(PyResult reply)
    {
        PlainData.ShouldBePlain(reply);
        return reply.Fault is { } fault
            ? fault.Error is { Type: "ValueError" } error && Owes(long.Parse(error.Message, CultureInfo.InvariantCulture), raises: true)
            : reply.Value is double root && Owes((long)Math.Round(root * root), raises: false);
    }

    private bool Owes(long number, bool raises) => (number % 10 == 0) == raises && _owed.Remove(number);
}
