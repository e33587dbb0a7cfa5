using System.Diagnostics;
using System.Net;
using PyActors.Host.Running;
using PyActors.Testing.Engines;
using PyActors.Testing.Platforms;

namespace PyActors.Host.Samples;

/// <summary>The sample of a web application, run as the program that it is.</summary>
public sealed class WebCallsSpecs
{
    [UnixFact]
    public async Task Web_application_should_answer_with_what_Python_says_and_end_Python_in_order()
    {
        await using var sample = Start("--Pool:Workers=2");
        using var client = new HttpClient { BaseAddress = await AddressAsync(sample), Timeout = PyActorsCommand.Patience };

        var length = await client.GetStringAsync(new Uri("/length?x=3&y=4", UriKind.Relative));
        var health = await client.GetStringAsync(new Uri("/health", UriKind.Relative));
        using var wrong = await client.GetAsync(new Uri("/length?x=1e400&y=nothing", UriKind.Relative));
        sample.Signal(Signals.Terminate);
        var end = await sample.EndAsync();

        (length, health, wrong.StatusCode).ShouldBe(("5", "Healthy", HttpStatusCode.BadRequest));
        end.Output.ShouldContain("The pool 'default' has ended: ");
        end.ExitCode.ShouldBe(0, end.ToString());
    }

    [UnixFact]
    public async Task Web_application_with_wrong_options_should_not_start_and_list_them()
    {
        await using var sample = Start("--Pool:Workers=0", "--Pool:QueueCapacity=-1");

        var end = await sample.EndAsync();

        end.ExitCode.ShouldNotBe(0);
        end.Error.ShouldContain("Workers");
        end.Error.ShouldContain("QueueCapacity");
    }

    private static RunningCommand Start(params string[] arguments)
    {
        var assembly = Path.Combine(AppContext.BaseDirectory, "PyActors.Samples.WebCalls.dll");
        var start = new ProcessStartInfo("dotnet", ["exec", assembly, "--urls", "http://127.0.0.1:0", .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["PYACTORS_PYTHON"] = PythonUnderTest.Installation.Executable;
        return new RunningCommand(Process.Start(start)!);
    }

    private static async Task<Uri> AddressAsync(RunningCommand sample)
    {
        const string Before = "Now listening on: ";
        while (await sample.NextLineAsync() is { } line)
        {
            if (line.IndexOf(Before, StringComparison.Ordinal) is >= 0 and var at)
                return new Uri(line[(at + Before.Length)..]);
        }

        throw new InvalidOperationException($"It ended without listening. {await sample.EndAsync()}");
    }
}
