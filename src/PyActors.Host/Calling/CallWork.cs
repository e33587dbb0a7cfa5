using System.Text.Json;
using PyActors.Host.Commands;
using PyActors.Host.Hosting;
using PyActors.Host.Json;
using PyActors.Host.Output;

namespace PyActors.Host.Calling;

/// <summary>The command <c>call</c>: makes one call and prints its value, or says on standard error why there is none.</summary>
internal sealed class CallWork(CallJob job, IPoolAccess pool) : ICommandWork
{
    /// <inheritdoc/>
    public async Task<int> RunAsync(CancellationToken interrupted)
    {
        var result = await pool.InvokeAsync(job.Invoke, interrupted);
        if (result.IsSuccess)
        {
            Print(result.Value);
            return ExitCode.Success;
        }

        var fault = result.Fault;
        if (fault.Kind == PyFaultKind.Cancelled)
            return ExitCode.Interrupted;

        await Console.Error.WriteAsync(Describe(fault));
        if (job.IsUnpacked && fault.Error?.Type == "TypeError")
            await Console.Error.WriteLineAsync("pyactors: a single JSON array is the list of all arguments; to pass one list, write it in another: [[1, 2, 3]].");
        return fault.Kind is PyFaultKind.CallableNotFound or PyFaultKind.Forbidden ? ExitCode.Usage : ExitCode.Failure;
    }

    private void Print(object? value)
    {
        using var json = new MemoryStream();
        try
        {
            using (var writer = new Utf8JsonWriter(json, JsonValueWriter.Options))
                JsonValueWriter.Write(writer, value);
            json.WriteByte((byte)'\n');
            json.WriteTo(job.Data);
        }
        catch (NotSupportedException e)
        {
            throw new CommandFailedException(ExitCode.Failure, e.Message);
        }
        catch (IOException e)
        {
            throw StandardOutput.Failed(e);
        }
    }

    // What Python raised speaks for itself, as on Python's own command line.
    private static string Describe(PyFault fault) => fault switch
    {
        { Kind: PyFaultKind.Raised, Error: { } error } when !SaysMore(fault, error) => error.Traceback,
        { Kind: not PyFaultKind.CallableNotFound, Error: { } error } => $"{error.Traceback}pyactors: {fault.Message}\n",
        _ => $"pyactors: {fault.Message}\n",
    };

    // What to do, say, about a module that refuses to be imported here.
    private static bool SaysMore(PyFault fault, PyError error) =>
        !fault.Message.EndsWith(error.Message.Length == 0 ? error.Type : $"{error.Type}: {error.Message}", StringComparison.Ordinal);
}
