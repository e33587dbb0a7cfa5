using System.Globalization;
using PyActors.Chaos.App.Commands;
using PyActors.Testing.Chaos;

const string Usage = """
    usage: chaos [--count N] [--seed N] [--body embedded|akka] [--engine cpython|pythonnet] [--isolation shared|own-gil]
           soak [--minutes N] [--seed N] [--body …] [--engine …] [--isolation …]
    """;

if (args.Contains("--help"))
{
    Console.WriteLine(Usage);
    return 0;
}

try
{
    return args switch
    {
        ["life", .. var combination, var count, var seed] => await LifeCommand.RunAsync(
            Combination.Read(combination), int.Parse(count, CultureInfo.InvariantCulture), int.Parse(seed, CultureInfo.InvariantCulture)),
        ["chaos", .. var options] => await ChaosCommand.RunAsync(Options.Read(options)),
        ["soak", .. var options] => await SoakCommand.RunAsync(Options.Read(options)),
        _ => throw new FormatException("There is no such command."),
    };
}
catch (FormatException wrong)
{
    Console.Error.WriteLine($"{wrong.Message}\n{Usage}");
    return 2;
}
