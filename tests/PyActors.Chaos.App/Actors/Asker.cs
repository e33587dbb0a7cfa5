using Akka.Actor;

namespace PyActors.Chaos.App.Actors;

/// <summary>Asks one question at a time, and counts what comes when it has asked none.</summary>
internal sealed class Asker : UntypedActor
{
    private readonly IActorRef _frontDoor;
    private readonly StrayCount _strays;
    private Question? _asked;

    public Asker(IActorRef frontDoor, StrayCount strays) => (_frontDoor, _strays) = (frontDoor, strays);

    public static Props Props(IActorRef frontDoor, StrayCount strays) => Akka.Actor.Props.Create(() => new Asker(frontDoor, strays));

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case Question question:
                _asked = question;
                _frontDoor.Tell(question.Invoke);
                break;
            case GiveUp giveUp:
                _frontDoor.Tell(new CancelInvoke(giveUp.Invoke));
                break;
            case PyResult result when _asked is { } asked:
                _asked = null;
                asked.Answer.SetResult(result);
                break;
            case PyResult:
                _strays.Add();
                break;
        }
    }
}
