using Akka.Actor;

namespace PyActors.Pools;

/// <summary>A batch that was asked for by a message and has no answer yet. Belongs to the front door; the token is cancelled there alone.</summary>
internal sealed class AskedBatch(InvokeBatch batch, IActorRef asker) : IDisposable
{
    private readonly CancellationTokenSource _givenUp = new();

    public InvokeBatch Batch => batch;

    public IActorRef Asker => asker;

    /// <summary>Cancelled when nobody wants the answer any more.</summary>
    public CancellationToken Token => _givenUp.Token;

    public void GiveUp() => _givenUp.Cancel();

    public void Dispose() => _givenUp.Dispose();
}
