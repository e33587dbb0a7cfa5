using Akka.Actor;

namespace PyActors.Specs.Supervision;

/// <summary>A user guardian that restarts whatever crashes, as a program's own configuration may say. Made by Akka, by its name.</summary>
public sealed class RestartingGuardian : SupervisorStrategyConfigurator
{
    public static string Hocon => $"akka.actor.guardian-supervisor-strategy = \"{typeof(RestartingGuardian).FullName}, {typeof(RestartingGuardian).Assembly.GetName().Name}\"";

    public override SupervisorStrategy Create() => new OneForOneStrategy(_ => Directive.Restart);
}
