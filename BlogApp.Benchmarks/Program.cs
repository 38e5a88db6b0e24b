Console.WriteLine("Benchmarks of BlogApp.");
