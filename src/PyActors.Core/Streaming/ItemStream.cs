using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace PyActors.Streaming;

/// <summary>
/// The items of one streamed invocation on their way from the worker that makes them to whoever takes them. One thread gives, one takes,
/// any thread ends it.
/// </summary>
/// <param name="readAhead">How many items there may be that nobody has taken.</param>
[SuppressMessage("Design", "CA1001", Justification = "Nobody asks the semaphore for a handle, and a worker may be at it when the stream's reader has gone.")]
internal sealed class ItemStream(int readAhead)
{
    private readonly Channel<FreshValue> _items =
        Channel.CreateUnbounded<FreshValue>(new UnboundedChannelOptions { SingleReader = true, SingleWriter = true });

    // Its wait needs no thread of the thread pool to end, which may have none to spare.
    private readonly SemaphoreSlim _room = new(readAhead);

    // Places are given back some at a time: a worker that waits for one is not woken for each.
    private readonly int _placesAtATime = Math.Max(1, readAhead / 2);
    private int _placesLeft;

    /// <summary>Takes a place for an item if there is one. Never waits.</summary>
    public bool TryTakeRoom() => _room.Wait(0);

    /// <summary>Waits for a place for an item and takes it. To be called without the GIL.</summary>
    /// <param name="interrupted">Ends the wait.</param>
    /// <returns>False if it was interrupted: then nothing is to be given any more.</returns>
    public bool WaitForRoom(CancellationToken interrupted)
    {
        try
        {
            _room.Wait(interrupted);
            return true;
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }

    /// <summary>Gives an item, for which a place was taken. Never waits; once the stream has ended, it goes nowhere.</summary>
    public void Give(in FreshValue item) => _items.Writer.TryWrite(item);

    /// <summary>No more items come. What was given before can still be taken.</summary>
    public void End() => _items.Writer.TryComplete();

    /// <summary>Waits for an item; false if there is none and none comes any more. To be called where <see cref="TryTake"/> found none.</summary>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public ValueTask<bool> WaitForItemAsync(CancellationToken cancellationToken) => _items.Reader.WaitToReadAsync(cancellationToken);

    /// <summary>Takes an item if there is one.</summary>
    public bool TryTake(out FreshValue item)
    {
        var taken = _items.Reader.TryRead(out item);
        if (taken)
            _placesLeft++;

        if (_placesLeft >= (taken ? _placesAtATime : 1))
        {
            _room.Release(_placesLeft);
            _placesLeft = 0;
        }

        return taken;
    }
}
