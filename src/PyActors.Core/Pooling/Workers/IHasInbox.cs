namespace PyActors.Pooling.Workers;

/// <summary>What a body puts behind a worker of its brain (<see cref="Brain.PoolWorker.Body"/>): a thread, or an actor.</summary>
internal interface IHasInbox
{
    /// <summary>Where what it was handed lies.</summary>
    WorkerInbox Inbox { get; }
}
