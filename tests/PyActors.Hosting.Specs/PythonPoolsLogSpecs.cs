using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using PyActors.Testing;

namespace PyActors.Hosting.Specs;

/// <summary>What pools write to their host's log.</summary>
public sealed class PythonPoolsLogSpecs : IDisposable
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(30);

    private readonly FakeEngine _engine = new();
    private readonly Lines _lines = new();

    [Fact]
    public async Task Log_should_have_the_states_what_did_not_finish_and_how_the_pool_ended()
    {
        var told = new TaskCompletionSource<InvocationReport>();
        using var host = Build(pool => pool.OnUnfinished = report => told.TrySetResult(report));
        await host.StartAsync();
        await host.Services.GetRequiredService<IPythonPool>().InvokeAsync(new Invoke("fake:echo"), new CancellationToken(canceled: true));
        (await told.Task.WaitAsync(Bound)).Kind.ShouldBe(PyFaultKind.Cancelled);

        await host.StopAsync();

        await _lines.ShouldHaveAsync(LogLevel.Information, " runs on the engine 'fake': ");
        await _lines.ShouldHaveAsync(LogLevel.Information, "The pool 'jobs' is ready");
        await _lines.ShouldHaveAsync(LogLevel.Debug, "Cancelled");
        await _lines.ShouldHaveAsync(LogLevel.Information, "The pool 'jobs' has ended");
        await _lines.ShouldHaveAsync(LogLevel.Information, "Python has ended: finalised.");
    }

    [Fact]
    public async Task Log_should_have_a_failure_as_an_error()
    {
        using var host = Build(_ => { });
        await host.StartAsync();

        ((Embedded.HostedPool)host.Services.GetRequiredService<IPythonPool>()).Pool.Fail("its last worker is gone.");

        await _lines.ShouldHaveAsync(LogLevel.Error, "The pool 'jobs' has failed: its last worker is gone.");
        await host.StopAsync();
    }

    [Fact]
    public async Task Log_should_leave_a_start_that_fails_to_the_host_which_tells_it()
    {
        var failed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var host = Build(pool =>
        {
            pool.WarmUp.Modules.Add("nowhere");
            pool.OnStateChanged = report => failed.TrySetResult();
        });

        await Should.ThrowAsync<PythonStartException>(host.StartAsync());
        await failed.Task.WaitAsync(Bound);
        await ((IAsyncDisposable)host).DisposeAsync();

        await _lines.ShouldHaveAsync(LogLevel.Information, "The pool 'jobs' has ended");
        _lines.ShouldHaveNone(LogLevel.Error);
    }

    [Fact]
    public async Task Log_should_tell_that_Python_was_still_starting_when_its_host_went_and_that_it_was_stopped_later()
    {
        var gate = _engine.StartGate = new FakeGate();
        var host = Build(_ => { }, engineStopTimeout: TimeSpan.FromMilliseconds(50));
        var start = host.StartAsync();
        await gate.EnteredAsync();

        await ((IAsyncDisposable)host).DisposeAsync().AsTask().WaitAsync(Bound);
        await _lines.ShouldHaveAsync(LogLevel.Warning, "Python hasn't started yet");
        gate.Open();

        await Should.ThrowAsync<OperationCanceledException>(start);
        await _lines.ShouldHaveAsync(LogLevel.Information, "Python has ended: finalised.");
    }

    public void Dispose() => _lines.Dispose();

    private IHost Build(Action<PoolOptions> configure, TimeSpan? engineStopTimeout = null)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders().AddProvider(_lines).SetMinimumLevel(LogLevel.Debug);
        builder.Services.AddPythonPools(python => python
            .UseEngine(() => _engine)
            .WithEngineStopTimeout(engineStopTimeout ?? Bound)
            .WithPythonPool("jobs", configure));
        return builder.Build();
    }

    private sealed class Lines : ILoggerProvider
    {
        private readonly ConcurrentQueue<(LogLevel Level, string Text)> _lines = new();
        private readonly SemaphoreSlim _more = new(0);

        public ILogger CreateLogger(string categoryName) =>
            categoryName == "PyActors.Pools" ? new Writer(this) : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        // Reports are told on the thread pool.
        public async Task ShouldHaveAsync(LogLevel level, string part)
        {
            while (!_lines.Any(line => line.Level == level && line.Text.Contains(part, StringComparison.Ordinal)))
                (await _more.WaitAsync(Bound)).ShouldBeTrue($"No '{part}' at {level} among: {string.Join('\n', _lines)}");
        }

        public void ShouldHaveNone(LogLevel level) => _lines.ShouldNotContain(line => line.Level == level);

        public void Dispose() => _more.Dispose();

        private sealed class Writer(Lines lines) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                lines._lines.Enqueue((logLevel, formatter(state, exception)));
                lines._more.Release();
            }
        }
    }
}
