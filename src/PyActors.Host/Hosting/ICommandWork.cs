namespace PyActors.Host.Hosting;

/// <summary>What a command does once the pool is ready.</summary>
internal interface ICommandWork
{
    /// <summary>Does it.</summary>
    /// <param name="interrupted">Ctrl+C or a request to end: finish what has been started, within bounds.</param>
    /// <returns>The program's exit code.</returns>
    Task<int> RunAsync(CancellationToken interrupted);
}
