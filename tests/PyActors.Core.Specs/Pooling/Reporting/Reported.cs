using System.Threading.Channels;

namespace PyActors.Core.Specs.Pooling.Reporting;

/// <summary>An observer that keeps what it is told, for a spec to wait for.</summary>
internal sealed class Reported
{
    private readonly Channel<InvocationReport> _reports = Channel.CreateUnbounded<InvocationReport>();

    public void Add(InvocationReport report) => _reports.Writer.TryWrite(report);

    public async Task<InvocationReport> NextAsync()
    {
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        return await _reports.Reader.ReadAsync(bound.Token);
    }
}
