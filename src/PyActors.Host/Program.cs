return await PyActors.Host.Commands.CommandLine.RunAsync(args);
