using PyActors.Build.Demonstrating;
using PyActors.Build.Restoring;
using PyActors.Build.Running;
using PyActors.Build.Testing;

namespace PyActors.Build;

/// <summary>The one entry point for people and CI; <c>build.cs</c> at the root hands it the command line.</summary>
public static class BuildProgram
{
    private const string Usage = """
        Usage: dotnet run build.cs -- COMMAND

          demo      measure the standard library of the newest Python found, on all workers; what follows goes to pyactors map
          test      run every suite, those that face Python once per Python found
          bench     run the benchmarks; what follows goes to them
          chaos     everything that Python code may do wrong, 100,000 times, over each body, engine and isolation (--count, --seed, --body, ...)
          soak      the same for 10 minutes over one pool: rate, memory and threads have to end flat (--minutes, --body, ...)
          format    format the sources; what follows goes to dotnet format
          pack      make the packages, in out/packages
        """;

    /// <summary>Runs one command in the repository and returns the program's exit code: 2 if the command is none.</summary>
    /// <param name="arguments">The command and what follows it.</param>
    /// <param name="root">The folder of the repository.</param>
    public static int Run(string[] arguments, string root)
    {
        Directory.SetCurrentDirectory(root);
        try
        {
            return arguments switch
            {
                ["demo", .. var rest] => DemoCommand.Run(rest),
                ["test"] => TestCommand.Run(),
                ["bench", "micro", .. var rest] => RunProject("benchmarks/PyActors.Benchmarks.Micro", rest),
                ["bench", .. var rest] => RunProject("benchmarks/PyActors.Benchmarks", rest),
                ["chaos" or "soak", ..] => RunProject("tests/PyActors.Chaos.App", arguments),
                ["format", .. var rest] => Shell.Run("dotnet", ["format", WorkSet.Restore().Solution, "--no-restore", .. rest]),
                ["pack"] => Pack(WorkSet.Restore()),
                _ => Refuse(),
            };
        }
        catch (StepFailedException failed)
        {
            Console.Error.WriteLine(failed.Message);
            return 1;
        }
    }

    private static int RunProject(string project, string[] arguments)
    {
        WorkSet.Restore();
        return Shell.Run("dotnet", ["run", "-c", "Release", "--project", project, "--", .. arguments]);
    }

    private static int Pack(WorkSet set)
    {
        set.Build();
        return Shell.Run("dotnet", ["pack", set.Solution, "-c", "Release", "--no-build", "-o", "out/packages"]);
    }

    private static int Refuse()
    {
        Console.Error.WriteLine(Usage);
        return 2;
    }
}
