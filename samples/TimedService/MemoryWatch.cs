using Akka.Actor;
using Akka.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace PyActors.Samples.TimedService;

/// <summary>Looks at the process's memory on a timer, and asks Python for the median of the last looks.</summary>
internal sealed class MemoryWatch(IRequiredActor<PythonPool> python, IOptions<WatchOptions> options) : BackgroundService
{
    private const int Kept = 60;

    private readonly Queue<double> _megabytes = [];

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var frontDoor = await python.GetAsync(stoppingToken);
        using var timer = new PeriodicTimer(options.Value.Interval);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            Look();
            var median = await frontDoor.Ask<PyResult>(Median(), stoppingToken);
            // A fault is an answer like any other: it is told, and the next look comes.
            Console.WriteLine(median.IsSuccess ? $"median of {_megabytes.Count}: {median.As<double>():F1} MB" : $"no median: {median.Fault}");
        }
    }

    private void Look()
    {
        _megabytes.Enqueue(Environment.WorkingSet / 1e6);
        if (_megabytes.Count > Kept)
            _megabytes.Dequeue();
    }

    // An array of its own: the arguments are read on the worker's thread.
    private Invoke Median() => new("statistics:median", _megabytes.ToArray()) { Timeout = TimeSpan.FromSeconds(5) };
}
