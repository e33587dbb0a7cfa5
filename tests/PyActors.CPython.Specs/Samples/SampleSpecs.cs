using PyActors.Testing.Lifetime;

namespace PyActors.CPython.Specs.Samples;

/// <summary>The README's programs that need no actor system, each run as the program that it is.</summary>
public sealed class SampleSpecs
{
    private const string Epochs = """
        Epoch { Number = 1, Loss = 18.667 }
        Epoch { Number = 2, Loss = 5.31 }
        Epoch { Number = 3, Loss = 1.51 }
        Epoch { Number = 4, Loss = 0.43 }
        Epoch { Number = 5, Loss = 0.122 }
        Epoch { Number = 6, Loss = 0.035 }

        """;

    [Theory]
    [InlineData("FirstCalls", "5\nRaised: ValueError: math domain error\n")]
    [InlineData("OwnModule", "Total { Items = 2, Net = 5.85 }\n")]
    [InlineData("StreamedItems", Epochs)]
    [InlineData("HostFunctions", "7.5\n")]
    public async Task Program_should_write_what_the_README_says(string sample, string output)
    {
        var process = await LifeProcess.RunAsync("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, $"PyActors.Samples.{sample}.dll")]);

        process.Output.ShouldBe(output);
        process.ExitCode.ShouldBe(0);
    }
}
