using PyActors.Host.Output;
using Spectre.Console;

namespace PyActors.Host.Progress;

/// <summary>A progress bar with rate, remaining time and faults so far, which goes away when the run ends.</summary>
internal sealed class BarDisplay : IAsyncDisposable
{
    private const int LeastWithBar = 60;

    private static readonly TimeSpan Interval = TimeSpan.FromMilliseconds(100);

    private readonly RunProgress _progress;
    private readonly CancellationTokenSource _stop = new();
    private readonly AboveTheBar _above;
    private readonly PrintsAboveTheBar? _prints;
    private readonly Task _showing;

    /// <summary>Begins now.</summary>
    public BarDisplay(RunProgress progress)
    {
        _progress = progress;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        _above = new AboveTheBar(console);
        _prints = Prints.AreOnStandardError ? new PrintsAboveTheBar() : null;
        _showing = console.Progress().AutoClear(true)
            .Columns(Columns(progress, console.Profile.Width))
            .StartAsync(ShowAsync);
    }

    /// <summary>Takes the bar away.</summary>
    public async ValueTask DisposeAsync()
    {
        if (_prints is not null)
            await _prints.DisposeAsync();
        await _stop.CancelAsync();
        await _showing;
        await _above.DisposeAsync();
        await _progress.DisposeAsync();
        _stop.Dispose();
    }

    // Each line has to fit in one, a space between two columns included. A bar of a few characters says nothing.
    private static ProgressColumn[] Columns(RunProgress progress, int width) => width < LeastWithBar
        ? [new SpinnerColumn(), new ProgressTextColumn(progress, beside: 3)]
        : [new SpinnerColumn(), new ProgressBarColumn(), new PercentageColumn(), new ProgressTextColumn(progress, beside: 20)];

    private async Task ShowAsync(ProgressContext context)
    {
        var bar = context.AddTask("inputs").IsIndeterminate();
        using var timer = new PeriodicTimer(Interval);
        try
        {
            while (await timer.WaitForNextTickAsync(_stop.Token))
            {
                if (_progress.Total is not { } total)
                    continue;

                bar.IsIndeterminate(false).MaxValue(Math.Max(total, 1));
                bar.Value = Math.Min(_progress.Done, total);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The run has ended, and the bar with it.
        }
    }
}
