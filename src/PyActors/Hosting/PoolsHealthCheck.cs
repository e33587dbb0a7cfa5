using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
            return Judge(pools, context.Registration.FailureStatus);
        }
        catch (AskTimeoutException)
        {
            return new HealthCheckResult(context.Registration.FailureStatus, $"The Python actors gave no answer in {AnswerTimeout.TotalSeconds} s: they were stopped, or nothing runs on their dispatcher.");
        }
    }

    private static HealthCheckResult Judge(PoolStatus[] pools, HealthStatus failure)
    {
        var worst = HealthStatus.Healthy;
        foreach (var pool in pools)
        {
            var status = StatusOf(pool, failure);
            worst = status < worst ? status : worst;
        }

        var data = pools.ToDictionary(static pool => pool.Name, static object (pool) => pool);
        return new HealthCheckResult(worst, string.Join(' ', pools.Select(Describe)), data: data);
    }

    private static HealthStatus StatusOf(PoolStatus pool, HealthStatus failure) => pool switch
    {
        { State: PoolState.Ready, IsDegraded: false } => HealthStatus.Healthy,
        { State: PoolState.Ready or PoolState.Starting } => HealthStatus.Degraded,
        _ => failure,
    };

    private static string Describe(PoolStatus pool)
    {
        var state = pool is { State: PoolState.Ready, IsDegraded: true } ? "degraded" : pool.State.ToString().ToLowerInvariant();
        return $"The pool '{pool.Name}' is {state}{(pool.Reason is { } reason ? $": {reason.TrimEnd('.')}" : "")}.";
    }
}
