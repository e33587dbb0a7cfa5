namespace PyActors.Benchmarks.Baselines;

/// <summary>Threads of .NET that do nothing but count, without Python, a queue or an allocation: what the machine itself gives to so many of them.</summary>
internal static class BareThreads
{
    // As long as peer_work.count(200_000) takes, more or less.
    private const int Turns = 20_000_000;

    private static ulong _sink;

    /// <summary>Does so many pieces of work on so many threads, each taking the next piece when it has ended one.</summary>
    /// <param name="workers">How many threads.</param>
    /// <param name="pieces">How many pieces.</param>
    /// <param name="done">Called after each, on the thread that did it.</param>
    public static void Run(int workers, int pieces, Action done)
    {
        var taken = 0;
        var threads = new Thread[workers];
        for (var i = 0; i < workers; i++)
            (threads[i] = new Thread(Work)).Start();
        foreach (var thread in threads)
            thread.Join();

        void Work()
        {
            while (Interlocked.Increment(ref taken) <= pieces)
            {
                Interlocked.Add(ref _sink, Piece());
                done();
            }
        }
    }

    // Several chains that don't wait for each other: as an interpreter does, it feels it when another user of the machine shares the core.
    private static ulong Piece()
    {
        ulong a = 1, b = 2, c = 3, d = 4;
        for (ulong turn = 0; turn < Turns; turn++)
        {
            a = (a ^ turn) + (a >> 3);
            b = (b + turn) ^ (b << 1);
            c = (c - turn) ^ (c >> 5);
            d = (d ^ turn) + (d << 2);
        }

        return a + b + c + d;
    }
}
