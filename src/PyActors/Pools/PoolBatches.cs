using Akka.Actor;
using Akka.Event;

namespace PyActors.Pools;

/// <summary>
/// The batches that a front door was asked for by messages: it invokes their slices as any other caller does, and answers each batch once.
/// Belongs to the front door.
/// </summary>
internal sealed class PoolBatches(PoolHandle pool, IActorContext context)
{
    private readonly IActorRef _frontDoor = context.Self;
    private readonly Dictionary<IActorRef, List<AskedBatch>> _askers = [];

    /// <summary>Whether the message is about a batch; then it has been seen to.</summary>
    public bool TryReceive(object message, IActorRef sender)
    {
        switch (message)
        {
            case InvokeBatch batch:
                Ask(new AskedBatch(batch, sender));
                return true;
            case CancelInvokeBatch cancel:
                Cancel(cancel.Batch, sender);
                return true;
            case BatchWasAnswered answered:
                Forget(answered.Batch);
                return true;
            default:
                return false;
        }
    }

    /// <summary>An actor has died: nobody waits any more for what it asked for.</summary>
    public void GiveUpFor(IActorRef asker)
    {
        foreach (var asked in _askers.GetValueOrDefault(asker) ?? [])
            asked.GiveUp();
    }

    private void Ask(AskedBatch asked)
    {
        if (!_askers.TryGetValue(asked.Asker, out var batches))
            _askers.Add(asked.Asker, batches = []);

        batches.Add(asked);
        if (Askers.CanDie(asked.Asker))
            context.Watch(asked.Asker);

        _ = AnswerAsync(asked);
    }

    private async Task AnswerAsync(AskedBatch asked)
    {
        var results = await pool.InvokeAskedBatchAsync(asked.Batch, asked.Token).ConfigureAwait(false);
        asked.Asker.Tell(results, _frontDoor);
        _frontDoor.Tell(new BatchWasAnswered(asked), ActorRefs.NoSender);
    }

    private void Cancel(InvokeBatch batch, IActorRef asker)
    {
        foreach (var asked in _askers.GetValueOrDefault(asker) ?? [])
        {
            if (ReferenceEquals(asked.Batch, batch))
                asked.GiveUp();
        }
    }

    private void Forget(AskedBatch asked)
    {
        var batches = _askers[asked.Asker];
        batches.Remove(asked);
        if (batches.Count == 0)
            _askers.Remove(asked.Asker);

        asked.Dispose();
    }
}

/// <summary>A batch has its answer. Told to the front door by itself.</summary>
/// <param name="Batch">Which.</param>
internal sealed record BatchWasAnswered(AskedBatch Batch) : IComesFirst, INoSerializationVerificationNeeded, IDeadLetterSuppression;
