using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace PyActors.Streaming;

/// <summary>
/// One invocation whose items are taken as Python makes them. To the pool it is an invocation like any other; its outcome comes behind the
/// last item.
/// </summary>
internal static class StreamedCall
{
    private const int MostReadAhead = 1_000_000;

    /// <summary>Streams. Arguments are looked at now, all else happens when the items are enumerated.</summary>
    public static IAsyncEnumerable<T> RunAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        IPythonPool pool, Invoke invoke, StreamOptions? how, CancellationToken token)
    {
        ArgumentNullException.ThrowIfNull(invoke);
        how ??= StreamOptions.Default;
        ArgumentOutOfRangeException.ThrowIfLessThan(how.ReadAhead, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(how.ReadAhead, MostReadAhead);
        return EnumerateAsync<T>(pool, invoke, how, token);
    }

    private static async IAsyncEnumerable<T> EnumerateAsync<[DynamicallyAccessedMembers(KeptTypes.Members)] T>(
        IPythonPool pool, Invoke invoke, StreamOptions how, CancellationToken streamToken, [EnumeratorCancellation] CancellationToken token = default)
    {
        var callers = new CallersTokens(streamToken, token);
        using var stop = callers.Link();
        var stream = new ItemStream(how.ReadAhead);
        var outcome = OutcomeAsync(pool.InvokeAsync(invoke with { Items = stream }, stop.Token), stream);
        using var reader = new Reader(stop);
        try
        {
            while (await callers.WaitAsync(stream.WaitForItemAsync(stop.Token)).ConfigureAwait(false))
            {
                while (stream.TryTake(out var item))
                    yield return PyResult.Success(item, default).As<T>(how.Reading);
            }

            var fault = (await outcome.ConfigureAwait(false)).Fault;
            callers.ThrowIfCancelled();
            if (fault is not null)
                throw new PyFaultException(fault);
        }
        finally
        {
            // Whoever leaves early gives up what still runs: then its end has been waited for, and its worker is free.
            if (!outcome.IsCompleted)
                await stop.CancelAsync().ConfigureAwait(false);

            await outcome.ConfigureAwait(false);
        }
    }

    private static async Task<PyResult> OutcomeAsync(Task<PyResult> outcome, ItemStream stream)
    {
        try
        {
            return await outcome.ConfigureAwait(false);
        }
        finally
        {
            stream.End();
        }
    }

    /// <summary>
    /// Lives as long as somebody can still ask for the next item. An enumerator that is dropped without being disposed would else keep its
    /// worker until the deadline, if there is one.
    /// </summary>
    private sealed class Reader(CancellationTokenSource stop) : IDisposable
    {
        ~Reader() => _ = stop.CancelAsync();

        public void Dispose() => GC.SuppressFinalize(this);
    }
}
