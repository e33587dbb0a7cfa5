using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using PyActors.Hosting.Health;
using PyActors.Pools;

namespace PyActors.Hosting;

/// <summary>Asks the supervisor which pools there are, and each of them how it is. Any thread.</summary>
internal sealed class PoolsHealthCheck(ActorSystem system) : IHealthCheck
{
    // Neither ever waits for Python, so that none takes long to answer.
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(3);

    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        if (!ActorRegistry.For(system).TryGet<PythonSupervisor>(out var supervisor))
            return new HealthCheckResult(context.Registration.FailureStatus, "No Python actors have been started in this host's actor system.");

        try
        {
            var python = await supervisor.Ask<PythonStatus>(GetPythonStatus.Instance, AnswerTimeout, cancellationToken);
            var pools = await Task.WhenAll(python.Pools.Keys.Order(StringComparer.Ordinal)
                .Select(pool => system.ActorSelection(supervisor.Path / PoolHandle.ActorNameOf(pool)).Ask<PoolStatus>(GetPoolStatus.Instance, AnswerTimeout, cancellationToken)));
            return PoolsHealth.Of(pools, context.Registration.FailureStatus);
        }
        catch (AskTimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The Python actors gave no answer in {AnswerTimeout.TotalSeconds} s: they were stopped, or nothing runs on their dispatcher.");
        }
    }
}
