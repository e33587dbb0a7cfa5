using System.Text;
using Akka.Actor;
using Akka.Event;
using PyActors.Host.Running;

namespace PyActors.Host.Hosting.Akka;

/// <summary>What an actor system has to say of its end isn't lost with it. Alone, for standard error is the process's.</summary>
[CollectionDefinition(nameof(StandardErrorLogSpecs), DisableParallelization = true)]
[Collection(nameof(StandardErrorLogSpecs))]
public sealed class StandardErrorLogSpecs : IDisposable
{
    private const int Lines = 60;

    private readonly TextWriter _before = Console.Error;

    public void Dispose() => Console.SetError(_before);

    [Fact]
    public async Task Log_should_have_all_that_was_said_before_the_actor_system_ended()
    {
        var slow = new SlowWriter();
        Console.SetError(slow);
        var system = ActorSystem.Create("logging", """
            akka.coordinated-shutdown.run-by-clr-shutdown-hook = off
            akka.stdout-loglevel = OFF
            akka.loggers = ["PyActors.Host.Hosting.Akka.StandardErrorLog, PyActors.Host"]
            """);
        StandardErrorLog.WriteOutBeforeTheEnd(system);

        for (var line = 0; line < Lines; line++)
            system.Log.Warning("This is line {0}", line);
        await CoordinatedShutdown.Get(system).Run(CoordinatedShutdown.ClrExitReason.Instance).WaitAsync(PyActorsCommand.Patience);

        slow.Written.Count.ShouldBe(Lines);
        slow.Written.ShouldBe(Enumerable.Range(0, Lines).Select(line => $"pyactors: This is line {line}"));
    }

    // Takes a moment for each line, as a terminal may.
    private sealed class SlowWriter : TextWriter
    {
        private static readonly TimeSpan Moment = TimeSpan.FromMilliseconds(1);

        private readonly List<string> _written = [];

        public override Encoding Encoding => Encoding.UTF8;

        public IReadOnlyList<string> Written
        {
            get
            {
                lock (_written)
                    return [.. _written];
            }
        }

        public override void WriteLine(string? value)
        {
            using var never = new ManualResetEventSlim();
            never.Wait(Moment);
            lock (_written)
                _written.Add(value ?? "");
        }
    }
}
