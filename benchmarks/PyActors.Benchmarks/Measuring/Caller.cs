namespace PyActors.Benchmarks.Measuring;

/// <summary>The two ways in which a program asks whatever answers with a task, the same for all that are compared.</summary>
internal static class Caller
{
    /// <summary>How many calls <see cref="Pipelined"/> keeps under way.</summary>
    public const int InFlight = 256;

    /// <summary>Nanoseconds per call with <see cref="InFlight"/> of them under way: when the oldest has answered, the next goes out.</summary>
    /// <param name="calls">How many.</param>
    /// <param name="ask">Asks for one, with a number.</param>
    /// <param name="check">Throws if an answer is wrong.</param>
    public static double Pipelined<T>(int calls, Func<double, Task<T>> ask, Action<T> check)
    {
        return Stretch.NanosecondsPerCall(calls, n => Task.Run(() => RunAsync(n)).GetAwaiter().GetResult());

        async Task RunAsync(int n)
        {
            var window = new Task<T>[Math.Min(InFlight, n)];
            for (var i = 0; i < window.Length; i++)
                window[i] = ask(i);
            for (var i = window.Length; i < n + window.Length; i++)
            {
                check(await window[i % window.Length]);
                if (i < n)
                    window[i % window.Length] = ask(i);
            }
        }
    }

    /// <summary>Nanoseconds per call, each asked for when the one before has answered.</summary>
    public static double Alone<T>(int calls, Func<double, Task<T>> ask, Action<T> check)
    {
        return Stretch.NanosecondsPerCall(calls, n => Task.Run(() => RunAsync(n)).GetAwaiter().GetResult());

        async Task RunAsync(int n)
        {
            for (var i = 0; i < n; i++)
                check(await ask(i));
        }
    }
}
