using System.Threading.Channels;

namespace PyActors.Core.Specs.Pooling.Reporting;

/// <summary>An observer that keeps what it is told, for a spec to wait for.</summary>
/// <typeparam name="TReport">What it is told.</typeparam>
internal sealed class Reported<TReport>
{
    private readonly Channel<TReport> _reports = Channel.CreateUnbounded<TReport>();

    public void Add(TReport report) => _reports.Writer.TryWrite(report);

    public async Task<TReport> NextAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _reports.Reader.ReadAsync(bound.Token);
    }
}
