using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace PyActors.Core.Specs.Pooling.Reporting;

/// <summary>What the meter says of one pool: each measurement as a line of instrument, value and tags.</summary>
internal sealed class Measured : IDisposable
{
    private readonly MeterListener _listener = new();
    private readonly ConcurrentQueue<string> _lines = new();
    private readonly string _pool;

    public Measured(string pool)
    {
        _pool = pool;
        _listener.InstrumentPublished = static (instrument, listener) =>
        {
            if (instrument.Meter.Name == "PyActors")
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) => Note(instrument, $"{value}", tags));
        _listener.SetMeasurementEventCallback<double>((instrument, value, tags, _) => Note(instrument, FormattableString.Invariant($"{value}"), tags));
        _listener.Start();
    }

    public IReadOnlyCollection<string> Lines => _lines;

    /// <summary>Lets the meter say what the pools hold now, and nothing of before.</summary>
    public IReadOnlyCollection<string> Collect()
    {
        _lines.Clear();
        _listener.RecordObservableInstruments();
        return _lines;
    }

    public void Dispose() => _listener.Dispose();

    private void Note(Instrument instrument, string value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var others = new List<string>();
        var isOurs = false;
        foreach (var (name, said) in tags)
        {
            if (name == "pyactors.pool.name")
                isOurs = Equals(said, _pool);
            else
                others.Add($"{name}={said}");
        }

        if (isOurs)
            _lines.Enqueue(string.Join(' ', [instrument.Name["pyactors.".Length..], value, .. others]));
    }
}
